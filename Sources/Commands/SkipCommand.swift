// limber skip: for an exercise that is not right today; with `--pain`, for one that hurts.

import ArgumentParser

/// Calls `org.limber.Session.Skip`. Exits with `notNow` when no session is running.
package struct SkipCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip the rest of the exercise, on both sides, and go to the next step.")

  /// Recorded for the exercise that is skipped.
  @OptionGroup package var painOption: PainOption

  package init() {}
}
