// limber skip-next: leaves out one occurrence in advance, without touching the reminder's file.

import ArgumentParser

/// Calls `org.limber.Schedule.SkipNext`, and with `--undo` `UndoSkip`, which works until the time
/// of the skipped occurrence has come.
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
