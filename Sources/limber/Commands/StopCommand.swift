// limber stop

import ArgumentParser
import Control

struct StopCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End the session, or silence and answer the reminder that is due.",
    discussion: """
      Where nothing else is due, a reminder that is about to ring, waits for the right moment or \
      was put off is turned down as well.
      """)

  @OptionGroup var told: PainOption

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Stop.self, PainParameters(pain: told.pain))
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}
