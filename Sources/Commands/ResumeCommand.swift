// limber resume

import ArgumentParser
import Control

struct ResumeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on; inside a hold, after a lead-in of three seconds.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Resume.self)
    say(StatusText.line(reply.status))
  }
}
