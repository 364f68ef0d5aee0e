// limber easier

import ArgumentParser
import Control

struct EasierCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "easier",
    abstract: "Go on with the easier form of the exercise, here and wherever it comes again.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Easier.self)
    say(StatusText.line(reply.status))
  }
}
