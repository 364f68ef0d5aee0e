// How a command fails: one sentence on stderr, and one of sysexits' numbers.

import ArgumentParser
import Control

/// What ends a command.
struct CommandFailure: Error, Hashable {
  /// One sentence, with the likely cause.
  var message: String
  var code: Int32

  /// `EX_DATAERR`: a routine, a file or a value is bad.
  static let badData: Int32 = 65
  /// `EX_UNAVAILABLE`: the daemon, or its program, is not there.
  static let notReachable: Int32 = 69
  /// `EX_TEMPFAIL`: not now; nothing is running, or something is already.
  static let notNow: Int32 = 75

  init(_ message: String, code: Int32 = 1) {
    self.message = message
    self.code = code
  }

  init(_ error: SocketAddressError) {
    self.init(error.description, code: Self.notReachable)
  }

  init(_ error: ControlClientError) {
    self.init(error.description, code: Self.code(of: error))
  }

  private static func code(of error: ControlClientError) -> Int32 {
    switch error {
    case .notReachable, .disconnected, .refused(.runsElsewhere): notReachable
    case .refused(.nothingRunning), .refused(.alreadyRunning), .refused(.nothingDue),
      .refused(.snoozeLimit), .refused(.nothingToCome), .refused(.nothingSkipped),
      .refused(.noHold):
      notNow
    case .refused, .invalidParameter: badData
    case .varlink, .badReply: 1
    }
  }
}

/// A command that fails in sentences.
protocol Subcommand: ParsableCommand {
  func perform() throws(CommandFailure)
}

extension Subcommand {
  func run() throws {
    do throws(CommandFailure) {
      try perform()
    } catch {
      complain(error.message)
      throw ExitCode(error.code)
    }
  }
}
