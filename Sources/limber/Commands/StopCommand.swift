// limber stop

import ArgumentParser
import Control

struct StopCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End the session, or silence and answer the reminder that is due.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Stop.self)
    print(StatusText.line(reply.status))
  }
}
