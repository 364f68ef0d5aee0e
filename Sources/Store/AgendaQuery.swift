// What the daemon reads when it starts: the decisions and rules from which the agenda continues, so
// that a restart neither forgets nor repeats a reminder. The log, which `limber why` shows, is read
// here as well.

import GRDB
import Scheduling
import Sessions

extension HistoryStore {
  /// The latest decision about each occurrence from an instant on, and about each that still waits
  /// for an answer, however old; in order of the occurrences.
  package func decisions(since start: WallInstant) throws(StoreError) -> [Decision] {
    let open = Outcome.allCases.filter(\.isOpen).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM occurrence WHERE atMs >= ? OR outcome IN (\(open))
          ORDER BY atMs, reminder
          """,
        arguments: [start.milliseconds]
      ).map { row in
        // The log has no wake times, hence they are not part of `Decision.init`.
        var decision = Decision(row)
        decision.wake = (row["wakeMs"] as Int64?).map(WallInstant.init(milliseconds:))
        decision.snoozes = row["snoozes"]
        return decision
      }
    }
  }

  /// When anything was last decided; nil before the first time.
  package func lastDecided() throws(StoreError) -> WallInstant? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT decidedMs FROM decision ORDER BY id DESC LIMIT 1")
    }.map(WallInstant.init(milliseconds:))
  }

  /// The latest entries of the log, newest first.
  /// - Parameters:
  ///   - reminder: nil for all reminders.
  ///   - count: the maximum number.
  package func decisions(of reminder: String?, count: Int) throws(StoreError) -> [Decision] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM decision WHERE ?1 IS NULL OR reminder = ?1 ORDER BY id DESC LIMIT ?2
          """,
        arguments: [reminder, count]
      ).map { row in
        var decision = Decision(row)
        decision.reason = Reason(rawValue: row["reason"]) ?? .time
        decision.detail = row["detail"]
        decision.clocks = DecisionClocks(row)
        return decision
      }
    }
  }

  /// The rules in force, with the times since when they are.
  package func rules() throws(StoreError) -> [RuleInForce] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM rule").map { row in
        RuleInForce(
          reminder: row["reminder"], rule: row["rule"],
          since: WallInstant(milliseconds: row["sinceMs"]))
      }
    }
  }

  /// The sessions that ended after an instant, in order.
  package func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM session WHERE endedMs >= ? ORDER BY id",
        arguments: [start.milliseconds]
      ).map { row in
        let (started, ended): (Int64, Int64) = (row["startedMs"], row["endedMs"])
        return PlayedSession(
          // What it was composed for is not kept.
          SessionOrigin(routine: row["routine"], reminder: row["reminder"]),
          ended: WallInstant(milliseconds: ended),
          isCompleted: row["outcome"] == SessionOutcome.completed.rawValue,
          lasted: (ended - started) / 1000)
      }
    }
  }
}
