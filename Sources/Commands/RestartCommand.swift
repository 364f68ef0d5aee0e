// limber restart

import ArgumentParser
import Control

struct RestartCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Begin the routine again.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Restart.self)
    say(StatusText.line(reply.status))
  }
}
