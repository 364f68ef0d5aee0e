// One change to store. Changes that belong together are written in one transaction: a thousand
// reminders then wait for the disk once, and a crash cannot separate them.

import GRDB
import Practice
import Scheduling

/// Made by the daemon and by the commands that write records; `HistoryStore.apply` stores them.
package enum HistoryChange: Hashable, Sendable {
  /// The latest decision about its occurrence.
  case decision(Decision)
  /// The decision about it no longer counts; the log keeps it.
  case disregarded(OccurrenceKey)
  /// The rule of a reminder and since when it has been in force.
  case rule(RuleInForce)
  /// A session in progress, or at its end; it replaces its earlier version.
  case session(PastSession)
  /// A new record of pain or stiffness, or a later version of one.
  case pain(PainRecord)
  /// Removes a session or a pain, by its uid.
  case removal(uid: String, at: WallInstant)
  /// An exercise that hurt was cleared: from that instant on it counts like any other.
  case clearance(exercise: String, at: WallInstant)
  /// A clearance imported from another machine: pain recorded later is not cleared.
  case clearedElsewhere(exercise: String, at: WallInstant)
  /// A value that the daemon keeps across restarts; nil removes it.
  case value(name: String, String?)
  /// Removes older occurrences and log entries, except the latest rows: a clock that was wrong by
  /// years must not delete what was decided a moment ago.
  case prune(before: WallInstant)

  /// Writes the change; called in a transaction.
  func write(to database: Database) throws {
    switch self {
    case .decision(let decision): try decision.write(to: database)
    case .disregarded(let key):
      try database.execute(
        sql: "DELETE FROM occurrence WHERE reminder = ? AND local = ?",
        arguments: [key.reminder, key.local])
    case .prune(let start): try DecisionRow.prune(before: start, in: database)
    case .rule(let rule):
      try database.execute(
        sql: """
          INSERT INTO rule (reminder, rule, sinceMs) VALUES (?, ?, ?)
          ON CONFLICT (reminder) DO UPDATE SET rule = excluded.rule, sinceMs = excluded.sinceMs
          """,
        arguments: [rule.reminder, rule.rule, rule.since.milliseconds])
    case .session(let session): try session.write(to: database)
    case .pain(let pain): try pain.write(to: database)
    case .removal(let uid, let instant): try Revisions.remove(uid, at: instant, database)
    case .clearance(let exercise, let instant):
      try database.execute(
        sql: """
          INSERT INTO clearance (exercise, atMs)
          SELECT ?1, max(?2, coalesce((SELECT max(atMs) FROM pain WHERE exercise = ?1), ?2))
          WHERE true
          ON CONFLICT (exercise) DO UPDATE SET atMs = excluded.atMs
          """,
        // A pain recorded while the clock was ahead is cleared all the same.
        arguments: [exercise, instant.milliseconds])
    case .clearedElsewhere(let exercise, let instant):
      try database.execute(
        sql: """
          INSERT INTO clearance (exercise, atMs) VALUES (?, ?)
          ON CONFLICT (exercise) DO UPDATE SET atMs = max(atMs, excluded.atMs)
          """,
        arguments: [exercise, instant.milliseconds])
    case .value(let name, nil):
      try database.execute(sql: "DELETE FROM state WHERE name = ?", arguments: [name])
    case .value(let name, let value?):
      try database.execute(
        sql: """
          INSERT INTO state (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """,
        arguments: [name, value])
    }
  }
}
