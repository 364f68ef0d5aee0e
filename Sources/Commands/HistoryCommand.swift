// limber history

import ArgumentParser

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "What was done; and mistakes in it, corrected.",
    subcommands: [List.self, Correct.self, Remove.self], defaultSubcommand: List.self)

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sessions that were done, the newest first.")

    @OptionGroup var span: DaySpan

    @Option(help: ArgumentHelp("Only of this routine.", valueName: "name"))
    var routine: String?

    @Option(name: .short, help: ArgumentHelp("So many at the most.", valueName: "number"))
    var number: Int?

    @Flag(help: "Print a JSON array of objects.")
    var json = false

    @Flag(help: "Print a table for a spreadsheet.")
    var csv = false

    func validate() throws {
      guard !json || !csv else { throw ValidationError("--json and --csv are two") }
      if let number, number < 1 { throw ValidationError("-n takes 1 or more") }
    }

    func perform() throws(CommandFailure) {
      // Without a filter, what fits on a screen; a table and JSON are whole.
      let isShort = number == nil && span.isOpen && routine == nil && !json && !csv
      let count = number ?? (isShort ? 20 : nil)
      try DaemonProgram.execute(
        ["--history"] + span.options + (routine.map { ["--of-routine=\($0)"] } ?? [])
          + (count.map { ["--count=\($0)"] } ?? []) + (json ? ["--json"] : [])
          + (csv ? ["--csv"] : []))
    }
  }

  struct Correct: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Correct a session or a pain: its note, when it was, its minutes, its level.")

    @Argument(help: "Its id, or the beginning of it.")
    var id: String

    @Option(parsing: .unconditional, help: "In your words.")
    var note: String?

    @Option(
      help: ArgumentHelp("When it was: 07:30, or \"2026-11-24 07:30\".", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("How long the session was.", valueName: "number"))
    var minutes: Int?

    @Option(help: ArgumentHelp("How much it hurt, 0 to 10.", valueName: "number"))
    var level: Int?

    func validate() throws {
      if let minutes, !(1...600).contains(minutes) {
        throw ValidationError("--minutes takes 1 to 600")
      }
    }

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        ["--correct-entry=\(id)"] + (note.map { ["--note=\($0)"] } ?? [])
          + (at.map { ["--begun-at=\($0)"] } ?? [])
          + (minutes.map { ["--minutes=\($0)"] } ?? [])
          + (level.map { ["--pain-level=\($0)"] } ?? []))
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a session or a pain, or all that is before a day.")

    @Argument(help: "Its id, or the beginning of it.")
    var id: String?

    @Option(help: ArgumentHelp("Everything before this day.", valueName: "YYYY-MM-DD"))
    var before: String?

    func validate() throws {
      guard (id == nil) != (before == nil) else {
        throw ValidationError("give an id, or --before a day")
      }
    }

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        id.map { ["--remove-entry=\($0)"] } ?? before.map { ["--remove-before=\($0)"] } ?? [])
    }
  }
}

/// Local days.
struct DaySpan: ParsableArguments {
  @Option(help: ArgumentHelp("From this day on.", valueName: "YYYY-MM-DD"))
  var from: String?

  @Option(help: ArgumentHelp("Until this day.", valueName: "YYYY-MM-DD"))
  var to: String?

  var isOpen: Bool { from == nil && to == nil }

  var options: [String] {
    (from.map { ["--from-day=\($0)"] } ?? []) + (to.map { ["--to-day=\($0)"] } ?? [])
  }
}
