// limber skip

import ArgumentParser
import Control

struct SkipCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip the exercise, on both sides: go on with the next step.")

  @OptionGroup var told: PainOption

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Skip.self, PainParameters(pain: told.pain))
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}
