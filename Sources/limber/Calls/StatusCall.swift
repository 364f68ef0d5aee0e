// limber status: the state as sentences, as JSON, or as a line for a bar.

import Commands
import Control

extension StatusCommand: DaemonCall {
  /// Exits with `unreachable` when the daemon does not run.
  func perform() throws(CommandFailure) {
    guard let format else { return try Self.show(json: json) }
    say(data: format.line(try callDaemon(SessionMethod.GetStatus.self).status))
  }

  /// Also called by `Program` without parsing.
  /// - Parameter json: print an object in which every key is always there.
  static func show(json: Bool) throws(CommandFailure) {
    let status = try callDaemon(SessionMethod.GetStatus.self).status
    if json {
      say(data: try jsonLine(status))
    } else {
      for line in StatusText.lines(status) { say(line) }
    }
  }
}
