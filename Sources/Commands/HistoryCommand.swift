// limber history: the record of sessions and pain, listed, corrected and removed. Offline, so that
// it works without a daemon; a running one is notified of each change (`RunningDaemon`).

import ArgumentParser

/// The group; without one of its commands it lists.
package struct HistoryCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List, correct or remove recorded sessions.",
    subcommands: [List.self, Correct.self, Remove.self], defaultSubcommand: List.self)

  /// Carried out by `SessionList`. Without any option it shows the newest 20; with a filter, and as
  /// JSON or CSV, all that match.
  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the recorded sessions, newest first.")

    @OptionGroup package var span: DaySpan

    @Option(help: ArgumentHelp("Only this routine's.", valueName: "name"))
    package var routine: String?

    @Option(name: .short, help: ArgumentHelp("At most this many.", valueName: "number"))
    package var number: Int?

    @Flag(help: "Print a JSON array of objects.")
    package var json = false

    @Flag(help: "Print a table for a spreadsheet.")
    package var csv = false

    /// The two forms of output exclude each other, and a list of nothing is a slip.
    package func validate() throws {
      guard !json || !csv else { throw ValidationError("--json and --csv can't be combined") }
      if let number, number < 1 { throw ValidationError("-n takes 1 or more") }
    }

    package init() {}
  }

  /// Carried out by `EntryCorrection`. A session has minutes and no level, a pain a level and no
  /// minutes; which of the two an id belongs to is known only there.
  package struct Correct: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Correct a recorded session or pain: its note, its time, its length or its level.")

    /// Eight characters, as the lists show them, are nearly always enough.
    @Argument(help: "Its id, or the beginning of it.")
    package var id: String

    @Option(parsing: .unconditional, help: "In your words.")
    package var note: String?

    @Option(
      help: ArgumentHelp("When it was: 07:30, or \"2026-11-24 07:30\".", valueName: "time"))
    package var at: String?

    @Option(help: ArgumentHelp("How long the whole session was.", valueName: "number"))
    package var minutes: Int?

    @Option(help: ArgumentHelp("How much it hurt, 0 to 10.", valueName: "number"))
    package var level: Int?

    /// At most ten hours, as in `log`.
    package func validate() throws {
      if let minutes, !(1...600).contains(minutes) {
        throw ValidationError("--minutes takes 1 to 600")
      }
    }

    package init() {}
  }

  /// Carried out by `EntryCorrection`. Exactly one of the two parameters is required.
  package struct Remove: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Remove a recorded session or pain, or everything before a day.")

    @Argument(help: "Its id, or the beginning of it.")
    package var id: String?

    @Option(help: ArgumentHelp("Everything before this day.", valueName: "YYYY-MM-DD"))
    package var before: String?

    @Flag(help: "With --before, do not ask.")
    package var yes = false

    package func validate() throws {
      guard (id == nil) != (before == nil) else {
        throw ValidationError("give an id, or --before a day")
      }
      guard before != nil || !yes else { throw ValidationError("--yes goes with --before") }
    }

    package init() {}
  }

  package init() {}
}

/// A range of local days, both included, for `history list` and `report`. Dates are read by
/// `HistoryFilter`, which refuses what is not one.
package struct DaySpan: ParsableArguments {
  @Option(help: ArgumentHelp("From this day on.", valueName: "YYYY-MM-DD"))
  package var from: String?

  @Option(help: ArgumentHelp("Until this day.", valueName: "YYYY-MM-DD"))
  package var to: String?

  /// Whether neither end was given.
  package var isOpen: Bool { from == nil && to == nil }

  package init() {}
}
