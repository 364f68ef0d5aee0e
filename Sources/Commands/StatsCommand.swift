// limber stats: progress towards the goal. It counts what was done and does not scold for gaps.

import ArgumentParser

/// Carried out by `Stats` in `Records`.
package struct StatsCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show how you are doing against your goal, over the year and by area.")

  /// `LIMBER_PLAIN=1` and `plain: true` in the settings do the same.
  @Flag(help: "Print sentences and no drawings.")
  package var plain = false

  @Flag(help: "Print a JSON object.")
  package var json = false

  package init() {}
}
