// A decision in the database: as the latest of its occurrence, from which a restart continues, and
// as an entry of the log, which explains it.

import GRDB
import Scheduling

/// `occurrence` has one row for each occurrence, `decision` one for each decision about it.
extension Decision {
  /// Writes both rows: the latest decision is replaced, the log only grows.
  func write(to database: Database) throws {
    let key = occurrence.key
    try database.execute(
      sql: """
        INSERT INTO occurrence (
          reminder, local, atMs, routine, outcome, decidedMs, wakeMs, snoozes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (reminder, local) DO UPDATE SET
          atMs = excluded.atMs, routine = excluded.routine, outcome = excluded.outcome,
          decidedMs = excluded.decidedMs, wakeMs = excluded.wakeMs, snoozes = excluded.snoozes
        """,
      arguments: [
        key.reminder, key.local, occurrence.at.milliseconds, occurrence.routine,
        outcome.rawValue, at.milliseconds, wake?.milliseconds, snoozes,
      ])
    try database.execute(
      sql: """
        INSERT INTO decision (
          reminder, local, atMs, routine, outcome, reason, detail, decidedMs,
          atOffsetS, decidedOffsetS, ownOffsetS, ownZone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        key.reminder, key.local, occurrence.at.milliseconds, occurrence.routine,
        outcome.rawValue, reason.rawValue, detail, at.milliseconds, clocks?.atTime,
        clocks?.decided, clocks?.own, clocks?.zone,
      ])
  }

  /// From either table.
  init(_ row: Row) {
    // An outcome or reason written by a newer version is still a decision.
    self.init(
      Occurrence(
        key: OccurrenceKey(reminder: row["reminder"], local: row["local"]),
        at: WallInstant(milliseconds: row["atMs"]), routine: row["routine"]),
      Outcome(rawValue: row["outcome"]) ?? .missed,
      at: WallInstant(milliseconds: row["decidedMs"]))
  }
}

/// The offsets at the time, so that `limber why` can show the times as clocks showed them then.
extension DecisionClocks {
  /// From the log; nil for an entry from before clocks were stored.
  init?(_ row: Row) {
    guard let atTime: Int = row["atOffsetS"], let decided: Int = row["decidedOffsetS"] else {
      return nil
    }
    self.init(atTime: atTime, decided: decided, own: row["ownOffsetS"], zone: row["ownZone"])
  }
}

/// Removes old rows, so that the database does not grow for ever.
enum DecisionRow {
  /// The rows that are kept, however old they seem.
  static let kept = 50_000

  /// Removes rows from before an instant, but never the latest `kept` ones of a table: a clock that
  /// was wrong by years must not empty it.
  static func prune(before start: WallInstant, in database: Database) throws {
    for table in ["occurrence", "decision"] {
      try database.execute(
        sql: """
          DELETE FROM \(table)
          WHERE atMs < ? AND rowid <= (SELECT max(rowid) FROM \(table)) - ?
          """,
        arguments: [start.milliseconds, kept])
    }
  }
}
