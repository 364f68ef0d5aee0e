// limber status: everything at a glance, for people, for scripts (`--json`) and for the bar of a
// desktop (`--format`).

import ArgumentParser
import Control

/// Calls `org.limber.Session.GetStatus`. Exits with `unreachable` when the daemon is not running.
/// `limber status` and `limber status --json` are recognised before parsing, for speed (`Program`).
package struct StatusCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is running, what is due and what comes next.")

  @Flag(help: "Print one JSON object in which every key is always there.")
  package var json = false

  @Option(help: BarFormat.help, transform: BarFormat.read)
  package var format: BarFormat?

  /// JSON and a bar's line are two forms of the same output.
  package func validate() throws {
    guard !json || format == nil else {
      throw ValidationError("--json and --format can't be combined")
    }
  }

  package init() {}
}
