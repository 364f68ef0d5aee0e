// limber toggle

import ArgumentParser
import Control

struct ToggleCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "toggle",
    abstract: "Pause or go on; answer what is due, or start the default routine.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Toggle.self)
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}
