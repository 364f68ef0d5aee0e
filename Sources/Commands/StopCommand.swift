// limber stop

import ArgumentParser
import Control

struct StopCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End the session, or silence and answer the reminder that is due.",
    discussion: """
      Where none was announced, it turns down the reminder that is about to ring or waits for the \
      right moment, or else what was put off.
      """)

  @OptionGroup var told: PainOption

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Stop.self, PainParameters(pain: told.pain))
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}
