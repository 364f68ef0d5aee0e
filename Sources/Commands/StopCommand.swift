// limber stop: ends whatever is making sound, a session or a reminder, with one word.

import ArgumentParser

/// Calls `org.limber.Session.Stop`. Exits with `notNow` when nothing is running or due.
package struct StopCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End the session, or silence and dismiss the reminder that is due.",
    discussion: """
      If none was announced, it dismisses the reminder that is about to ring or is deferred, or \
      else what was snoozed.
      """)

  /// Recorded for the exercise during which the session is ended.
  @OptionGroup package var painOption: PainOption

  package init() {}
}
