// limber status

import ArgumentParser
import Control

package struct StatusCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is running, what is due and what comes next.")

  @Flag(help: "Print one JSON object in which every key is always there.")
  package var json = false

  @Option(help: BarFormat.help, transform: BarFormat.read)
  package var format: BarFormat?

  package func validate() throws {
    guard !json || format == nil else {
      throw ValidationError("--json and --format can't be combined")
    }
  }

  package init() {}
}
