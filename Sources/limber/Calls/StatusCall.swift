// limber status

import Commands
import Control

extension StatusCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    guard let format else { return try Self.show(json: json) }
    say(data: format.line(try callDaemon(SessionMethod.GetStatus.self).status))
  }

  static func show(json: Bool) throws(CommandFailure) {
    let status = try callDaemon(SessionMethod.GetStatus.self).status
    if json {
      say(data: try jsonLine(status))
    } else {
      for line in StatusText.lines(status) { say(line) }
    }
  }
}
