// The modes that read and write what was done.

import ArgumentParser
import Daemon

struct HistoryModes: ParsableArguments {
  @OptionGroup var filter: HistoryFilterOptions
  @OptionGroup var entry: EntryOptions

  @Flag(help: "List the sessions that were done.") var history = false
  @Flag(help: "As a table for a spreadsheet.") var csv = false
  @Flag(help: "Tell how the goal is kept.") var stats = false
  @Flag(help: "Sentences instead of drawings.") var plain = false
  @Option(help: "Of the terminal.") var columns: Int?
  @Flag(help: "Print the history as JSON Lines.") var exportHistory = false
  @Flag(help: "Print the agenda for calendar programs.") var ics = false
  @Option(help: "Merge a file of JSON Lines.") var importHistory: String?
  @Option(help: "Write a page for a physiotherapist.") var report: String?
  @Option(help: "Whose it is.") var reportName: String?
  @Option(help: "Write a routine as a page with boxes to tick.") var handout: String?
  @Option(help: "The page of the handout.") var handoutPage: String?

  func run(_ places: Places, json: Bool) throws -> Int32? {
    if history {
      let form: HistoryMode.Form = json ? .json : csv ? .csv : .text
      return try HistoryMode(places: places).list(filter.filter, as: form)
    }
    if stats {
      return try StatsMode(places: places).tell(
        plain: plain, json: json, columns: columns ?? 80)
    }
    if exportHistory { return ExportMode(places: places).export() }
    if ics { return CalendarMode(places: places).export() }
    if let importHistory { return ExportMode(places: places).take(importHistory) }
    let pages = ReportMode(places: places)
    if let report { return pages.report(report, name: reportName, filter.filter) }
    if let handout { return pages.handout(handout, to: handoutPage ?? "-") }
    return entry.run(places)
  }
}

struct HistoryFilterOptions: ParsableArguments {
  @Option(help: "From this day on.") var fromDay: String?
  @Option(help: "Until this day.") var toDay: String?
  @Option(help: "Of this routine.") var ofRoutine: String?
  @Option(help: "So many at the most.") var count: Int?

  var filter: HistoryFilter {
    HistoryFilter(from: fromDay, to: toDay, routine: ofRoutine, count: count)
  }
}

/// What a person tells, corrects and removes.
struct EntryOptions: ParsableArguments {
  @Option(help: "Record a routine that was done.") var logSession: String?
  @Option(help: "When it began.") var begunAt: String?
  @Option(help: "How long it was done.") var minutes: Int?
  @Option(help: "In a person's words.") var note: String?
  @Flag(help: "List what hurt.") var pains = false
  @Option(help: "Record a pain.") var tellPain: Int?
  @Flag(help: "It is stiffness, not pain.") var stiff = false
  @Option(help: "Where it was.") var painArea: String?
  @Option(help: "In which exercise.") var painExercise: String?
  @Option(help: "Correct an entry.") var correctEntry: String?
  @Option(help: "The pain as it was.") var painLevel: Int?
  @Option(help: "Remove an entry.") var removeEntry: String?
  @Option(help: "Remove what is before this day.") var removeBefore: String?

  func run(_ places: Places) -> Int32? {
    let telling = TellingMode(places: places)
    if let logSession {
      return telling.log(logSession, at: begunAt ?? "", minutes: minutes, note: note)
    }
    if pains { return PainListMode(places: places).list() }
    if let tellPain {
      return telling.hurt(
        tellPain, isStiff: stiff, area: painArea, exercise: painExercise, note: note)
    }
    let correcting = CorrectingMode(places: places)
    if let correctEntry {
      return correcting.correct(
        correctEntry, .init(note: note, minutes: minutes, level: painLevel, time: begunAt))
    }
    if let removeEntry { return correcting.remove(removeEntry) }
    return removeBefore.map { correcting.remove(before: $0) }
  }
}
