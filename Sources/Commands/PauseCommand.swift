// limber pause

import ArgumentParser
import Control

struct PauseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Pause the session.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Pause.self)
    say(StatusText.line(reply.status))
  }
}
