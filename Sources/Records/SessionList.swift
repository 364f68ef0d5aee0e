// `history list`: the recorded sessions, as a list for people, as JSON, or as a table for a
// spreadsheet.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Practice
import Routines
import Scheduling
import Sessions
import Store

extension HistoryCommand.List: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    let isShort = number == nil && span.isOpen && routine == nil && !json && !csv
    let filter = HistoryFilter(
      from: span.from, to: span.to, routine: routine,
      // Without a filter, what fits on a screen; a table and JSON are complete.
      count: number ?? (isShort ? 20 : nil))
    return try SessionList(places: places).list(filter, as: json ? .json : csv ? .csv : .text)
  }
}

/// Reads the sessions and prints them in one of three forms.
package struct SessionList {
  /// How sessions are printed; `csv` is the table.
  package enum Form: Hashable, Sendable { case text, json, csv }

  let places: Places

  /// - Parameter places: where the history is.
  package init(places: Places) { self.places = places }

  /// Prints the sessions that a filter lets through, newest first.
  /// - Returns: `badData` for a routine that neither exists nor was ever played.
  package func list(_ filter: HistoryFilter, as form: Form) throws -> ExitStatus {
    guard let (first, last) = filter.days() else { return ExitStatus.usage }
    let found = HistoryAccess(places: places).read { store throws(StoreError) in
      try store.map { store throws(StoreError) in
        try filter.sessions(store, from: first, to: last)
      } ?? []
    }
    guard let found else { return ExitStatus.failure }
    if found.isEmpty, let status = refusal(of: filter.routine) { return status }
    switch form {
    case .json:
      try Console.say(json: found.map(SessionEntry.init))
    case .csv:
      for row in Self.table(found) { Console.say(data: row) }
    case .text:
      if found.isEmpty { Console.say("Nothing was recorded.") }
      for session in found { Console.say(Self.line(session)) }
    }
    return ExitStatus.done
  }

  /// Why an empty list may be a mistake. A routine that was removed since may be asked for; a name
  /// that was never recorded is probably misspelt.
  private func refusal(of routine: String?) -> ExitStatus? {
    let configuration = Configuration(reading: places.layers)
    guard let routine, configuration.routines[routine] == nil, routine != Composer.routine else {
      return nil
    }
    let done = HistoryAccess(places: places).read { store throws(StoreError) in
      try store?.pastSessions() ?? []
    }
    let isKnown = done?.contains { $0.record.routine == routine } ?? true
    return isKnown ? nil : configuration.refuse(routine: routine)
  }

  /// `2026-11-24 07:30  lower-back  completed, 7 minutes of 7 minutes 12 seconds  [3f2a9c41]`
  /// The planned length is left out when it is within a second of what was done.
  static func line(_ session: PastSession) -> String {
    let record = session.record
    let start = TimeText.dateAndTime(session.started.rfc3339(offset: session.offset))
    let planned = record.parts.reduce(0) { $0 + $1.planned.count }
    var words = "\(outcome(record.outcome)), \(TimeText.words(record.work.count))"
    if planned > record.work.count + 1000 { words += " of \(TimeText.words(planned))" }
    if !session.isConfirmed { words += ", unconfirmed: no sound, and nothing was touched" }
    if session.source == .reported { words += ", recorded afterwards" }
    let note = session.note.map { "  “\($0.printableLine)”" } ?? ""
    return "\(start)  \(record.routine.printableLine)  \(words)\(note)  [\(session.uid.prefix(8))]"
  }

  /// The outcome in words.
  static func outcome(_ outcome: SessionOutcome) -> String {
    switch outcome {
    case .completed: "completed"
    case .stopped: "stopped"
    case .pain: "stopped in pain"
    case .leftPaused: "left paused"
    case .cutShort: "cut short"
    }
  }

  /// Comma-separated values by RFC 4180, without the CR at line ends, which Unix programs do not
  /// expect. The first row has the names of the columns.
  static func table(_ sessions: [PastSession]) -> [String] {
    let head = [
      "id", "started", "ended", "zone", "routine", "outcome", "work_s", "planned_s", "pauses",
      "reminder", "confirmed", "source", "note",
    ]
    let rows = sessions.map { session -> [String] in
      let entry = SessionEntry(session)
      return [
        entry.id, entry.started, session.ended.rfc3339(offset: session.offset),
        entry.zone ?? "", entry.routine, entry.outcome, "\(entry.workMs / 1000)",
        "\(entry.plannedMs / 1000)", "\(entry.pauses)", entry.reminder ?? "",
        "\(entry.confirmed)", entry.source, entry.note ?? "",
      ]
    }
    return ([head] + rows).map { $0.map(Self.field).joined(separator: ",") }
  }

  /// A spreadsheet takes some texts for formulas, which could read other cells or call a program.
  /// An apostrophe before them makes them texts (OWASP, “CSV Injection”).
  static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map("=+-@\t\r".unicodeScalars.contains) ?? false
    let text = isFormula ? "'\(text)" : text
    let special = Set("\",\r\n".utf8)
    guard text.utf8.contains(where: special.contains) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
