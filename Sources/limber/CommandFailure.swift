// How a command fails: one sentence on standard error, and an exit status. Everything that can go
// wrong in this program is mapped to it, in one place for each kind of error.

import ArgumentParser
import Commands
import Control

/// Ends a command; `Program` prints it and exits.
struct CommandFailure: Error, Hashable {
  /// One sentence, with the likely cause.
  var message: String
  /// An `ExitStatus`, or that of a program that `hold` runs.
  var code: Int32

  /// - Parameter status: `failure` for whatever has no status of its own.
  init(_ message: String, _ status: ExitStatus = .failure) {
    self.init(message, code: status.rawValue)
  }

  /// For a status that is not an `ExitStatus`, such as 127 for a program that was not found.
  init(_ message: String, code: Int32) {
    self.message = message
    self.code = code
  }

  /// Without an address, no daemon can be reached.
  init(_ error: SocketAddressError) { self.init(error.description, .unreachable) }

  /// The daemon's refusals and the failures of a connection.
  init(_ error: ControlClientError) { self.init(error.description, error.exitStatus) }

  /// Nil for a status of another program.
  var status: ExitStatus? { ExitStatus(rawValue: code) }
}

/// A `DaemonCommand` with its call. `Program` runs it; a test checks that each declaration has one.
protocol DaemonCall: DaemonCommand {
  /// Makes the call and prints the result.
  /// - Throws: what ends the command with a status other than 0.
  func perform() throws(CommandFailure)
}
