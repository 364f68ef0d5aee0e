// limber watch

import ArgumentParser
import Control

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

  @Flag(help: "Print sentences, also on a terminal.")
  package var plain = false

  @Flag(help: "Return when a session has ended.")
  package var untilEnd = false

  package func validate() throws {
    guard !json || format == nil else {
      throw ValidationError("--json and --format can't be combined")
    }
  }

  package init() {}
}
