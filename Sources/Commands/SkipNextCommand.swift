// limber skip-next

import ArgumentParser

package struct SkipNextCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "skip-next",
    abstract: "Skip the next occurrence of a reminder, or of whichever comes first.")

  @Argument(help: "A reminder's name; by default, whichever comes first.")
  package var name: String?

  @Flag(help: "Bring back the one that was skipped last.")
  package var undo = false

  package init() {}
}
