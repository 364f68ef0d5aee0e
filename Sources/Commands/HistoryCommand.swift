// limber history

import ArgumentParser

package struct HistoryCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List, correct or remove recorded sessions.",
    subcommands: [List.self, Correct.self, Remove.self], defaultSubcommand: List.self)

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

    package func validate() throws {
      guard !json || !csv else { throw ValidationError("--json and --csv can't be combined") }
      if let number, number < 1 { throw ValidationError("-n takes 1 or more") }
    }

    package init() {}
  }

  package struct Correct: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Correct a recorded session or pain: its note, its time, its length or its level.")

    @Argument(help: "Its id, or the beginning of it.")
    package var id: String

    @Option(parsing: .unconditional, help: "In your words.")
    package var note: String?

    @Option(
      help: ArgumentHelp("When it was: 07:30, or \"2026-11-24 07:30\".", valueName: "time"))
    package var at: String?

    @Option(help: ArgumentHelp("How long the session was.", valueName: "number"))
    package var minutes: Int?

    @Option(help: ArgumentHelp("How much it hurt, 0 to 10.", valueName: "number"))
    package var level: Int?

    package func validate() throws {
      if let minutes, !(1...600).contains(minutes) {
        throw ValidationError("--minutes takes 1 to 600")
      }
    }

    package init() {}
  }

  package struct Remove: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Remove a recorded session or pain, or everything before a day.")

    @Argument(help: "Its id, or the beginning of it.")
    package var id: String?

    @Option(help: ArgumentHelp("Everything before this day.", valueName: "YYYY-MM-DD"))
    package var before: String?

    package func validate() throws {
      guard (id == nil) != (before == nil) else {
        throw ValidationError("give an id, or --before a day")
      }
    }

    package init() {}
  }

  package init() {}
}

/// Local days.
package struct DaySpan: ParsableArguments {
  @Option(help: ArgumentHelp("From this day on.", valueName: "YYYY-MM-DD"))
  package var from: String?

  @Option(help: ArgumentHelp("Until this day.", valueName: "YYYY-MM-DD"))
  package var to: String?

  package var isOpen: Bool { from == nil && to == nil }

  package init() {}
}
