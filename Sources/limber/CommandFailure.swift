// How a command fails: one sentence on standard error, and an exit status.

import ArgumentParser
import Commands
import Control

/// What ends a command.
struct CommandFailure: Error, Hashable {
  /// One sentence, with the likely cause.
  var message: String
  /// An `ExitStatus`, or that of a program that `hold` runs.
  var code: Int32

  init(_ message: String, _ status: ExitStatus = .failure) {
    self.init(message, code: status.rawValue)
  }

  init(_ message: String, code: Int32) {
    self.message = message
    self.code = code
  }

  init(_ error: SocketAddressError) { self.init(error.description, .unreachable) }

  init(_ error: ControlClientError) { self.init(error.description, error.exitStatus) }

  var status: ExitStatus? { ExitStatus(rawValue: code) }
}

/// A command of the daemon's, carried out. It fails in sentences.
protocol DaemonCall: DaemonCommand {
  func perform() throws(CommandFailure)
}
