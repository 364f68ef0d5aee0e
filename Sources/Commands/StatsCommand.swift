// limber stats

import ArgumentParser

package struct StatsCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show how you are doing against your goal, over the year and by area.")

  @Flag(help: "Print sentences and no drawings.")
  package var plain = false

  @Flag(help: "Print a JSON object.")
  package var json = false

  package init() {}
}
