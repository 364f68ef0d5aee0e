// One thing to keep. Changes that belong together are written in one transaction: a thousand
// reminders take one wait for the disk, and a crash between two of them is no longer possible.

import GRDB
import Practice
import Scheduling

package enum HistoryChange: Hashable, Sendable {
  /// The newest decision about its occurrence.
  case decision(Decision)
  /// What was decided about it does not count any more; the log keeps it.
  case disregarded(OccurrenceKey)
  case rule(RuleInForce)
  /// A session as far as it has come, or is over; in place of its older self.
  case session(PastSession)
  case pain(ToldPain)
  /// A session or a pain, by its uid.
  case removal(uid: String, at: WallInstant)
  /// An exercise that hurt is done again: from an instant on it counts as any other.
  case clearance(exercise: String, at: WallInstant)
  /// The same as another machine has said it: nothing told since is cleared.
  case clearedElsewhere(exercise: String, at: WallInstant)
  /// A value that the daemon keeps over a restart; nil: no longer.
  case value(name: String, String?)
  /// What is older, of both the occurrences and the log, is removed but for the newest rows: a
  /// clock that was wrong by years must not cost what was decided a moment ago.
  case prune(before: WallInstant)

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
        // A pain that was told while the clock was ahead is cleared all the same.
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
