// limber log: practice without the computer counts as well, once it is recorded.

import ArgumentParser

/// Carried out by `NewEntries` in `Records`. Exits with `notNow` where the settings have `history:
/// off`.
package struct LogCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Record a routine that you did without the computer.",
    discussion: """
        limber log lower-back --at 07:30
        limber log my-physio --at "2026-11-24 07:30" --minutes 5 --note "in the garden"
      """)

  @Argument(help: "The routine's name.")
  package var routine: String

  /// `07:30` is the last such time, today or yesterday; times in the future are refused.
  @Option(
    help: ArgumentHelp("When it began: the last such time, or with its day.", valueName: "time"))
  package var at: String

  @Option(
    help: ArgumentHelp(
      "How long the whole session was, if not as planned.", valueName: "number"))
  package var minutes: Int?

  @Option(parsing: .unconditional, help: "In your words.")
  package var note: String?

  /// At most ten hours, as in `history correct`.
  package func validate() throws {
    if let minutes, !(1...600).contains(minutes) {
      throw ValidationError("--minutes takes 1 to 600")
    }
  }

  package init() {}
}
