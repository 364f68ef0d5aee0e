// limber skip

import ArgumentParser
import Control

struct SkipCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip the exercise: go on with the next step.")

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Skip.self)
    print(StatusText.line(reply.status))
  }
}
