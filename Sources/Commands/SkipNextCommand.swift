// limber skip-next

import ArgumentParser

package struct SkipNextCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "skip-next", abstract: "Turn down the next reminder.")

  @Argument(help: "A reminder's name; without it, whichever comes first.")
  package var name: String?

  @Flag(help: "Bring back the one that was skipped last.")
  package var undo = false

  package init() {}
}
