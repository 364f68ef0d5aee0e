// limber watch: a session for the eyes, in three forms: full-screen on a terminal, sentences for a
// screen reader or a pipe, and lines for programs and bars.

import ArgumentParser
import Control

/// Calls `org.limber.Session.Monitor`. Carried out by `WatchCall`, and on a terminal by `LiveLoop`.
package struct WatchCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow the session live.",
    discussion: """
      On a terminal a full-screen view: space pauses and resumes, n skips, b goes back, s stops,
      q quits. Otherwise, and with --plain, LIMBER_PLAIN=1 or plain: true in the settings,
      a sentence whenever something begins. When the daemon is restarted, it continues.
      """)

  @Flag(help: "Print a JSON object a line: the status, its number, and what has happened.")
  package var json = false

  @Option(help: BarFormat.help, transform: BarFormat.read)
  package var format: BarFormat?

  /// `LIMBER_PLAIN=1` and `plain: true` in the settings do the same.
  @Flag(help: "Print sentences, also on a terminal.")
  package var plain = false

  @Flag(help: "Return when a session has ended.")
  package var untilEnd = false

  /// JSON and a bar's line are two forms of the same output.
  package func validate() throws {
    guard !json || format == nil else {
      throw ValidationError("--json and --format can't be combined")
    }
  }

  package init() {}
}
