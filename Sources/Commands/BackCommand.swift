// limber back

import ArgumentParser
import Control

struct BackCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "back",
    abstract: "Go to the start of the step, or, within two seconds of it, to the one before.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Back.self)
    say(StatusText.line(reply.status))
  }
}
