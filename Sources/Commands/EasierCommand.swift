// limber easier: for the moment in which an exercise turns out to be too hard.

import ArgumentParser

/// Calls `org.limber.Session.Easier`. Exits with `badData` where the exercise has no easier form,
/// and with `notNow` when no session is running.
package struct EasierCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "easier",
    abstract: "Switch to the easier form of the exercise, here and wherever it comes up again.")

  package init() {}
}
