// limber pause

import ArgumentParser
import Control

struct PauseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Pause the session.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Pause.self)
    print(StatusText.line(reply.status))
  }
}
