// What was done and what hurt, in the form that composing and practice need: per session the
// exercises that count, and pain with its clearances.

import GRDB
import Routines
import Scheduling

extension HistoryStore {
  /// Reads what decides today's doses and choices.
  /// - Parameters:
  ///   - start: anything older has no effect any more.
  ///   - today: days since 1970-01-01 in local time.
  package func exerciseHistory(
    since start: WallInstant, today: Int
  ) throws(StoreError) -> ExerciseHistory {
    try read { database in
      ExerciseHistory(
        today: today, practices: try Self.practices(database, since: start),
        pains: try Self.pains(database, since: start))
    }
  }

  /// The sessions that count, with the work in each.
  private static func practices(
    _ database: Database, since start: WallInstant
  ) throws -> [ExerciseHistory.Performed] {
    let done = try done(database, since: start)
    // The last one counts however old it is, since a gap may be long.
    return try Row.fetchAll(
      database,
      sql: """
        SELECT session.id, session.startedMs, session.offsetS, coalesce(sum(doneMs), 0) AS workMs
        FROM session LEFT JOIN performed ON performed.sessionId = session.id
        WHERE session.startedMs >= ? OR session.id = (SELECT max(id) FROM session)
        GROUP BY session.id ORDER BY session.startedMs, session.id
        """,
      arguments: [start.milliseconds]
    ).map { row in
      ExerciseHistory.Performed(
        day: day(row["startedMs"], row["offsetS"]), work: Milliseconds(row["workMs"]),
        exercises: done[row["id"]] ?? [])
    }
  }

  /// By session: the exercises of which at least half was done, and which were not skipped.
  private static func done(
    _ database: Database, since start: WallInstant
  ) throws -> [Int64: [String]] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT sessionId, exercise FROM performed JOIN session ON session.id = sessionId
        WHERE session.startedMs >= ? AND NOT EXISTS (
          SELECT 1 FROM skipped
          WHERE skipped.sessionId = performed.sessionId AND skipped.exercise = performed.exercise)
        GROUP BY sessionId, exercise HAVING sum(doneMs) > 0 AND sum(doneMs) * 2 >= sum(plannedMs)
        ORDER BY sessionId, min(step)
        """,
      arguments: [start.milliseconds]
    ).reduce(into: [:]) { done, row in
      done[row["sessionId"], default: []].append(row["exercise"])
    }
  }

  /// The pains that still have an effect.
  private static func pains(
    _ database: Database, since start: WallInstant
  ) throws -> [ExerciseHistory.Pain] {
    // What was never cleared counts however old it is; a level of 0 is not pain.
    try Row.fetchAll(
      database,
      sql: """
        SELECT pain.*, clearance.atMs IS NOT NULL AND clearance.atMs >= pain.atMs AS isCleared
        FROM pain LEFT JOIN clearance ON clearance.exercise = pain.exercise
        WHERE level > 0 AND feeling = 'pain'
          AND (pain.atMs >= ? OR NOT coalesce(clearance.atMs >= pain.atMs, 0))
        ORDER BY pain.atMs, pain.id
        """,
      arguments: [start.milliseconds]
    ).map { row in
      ExerciseHistory.Pain(
        day: day(row["atMs"], row["offsetS"]), exercise: row["exercise"], level: row["level"],
        isCleared: row["isCleared"])
    }
  }

  /// The local day of an instant, by the offset that was stored with it.
  private static func day(_ milliseconds: Int64, _ offset: Int) -> Int {
    WallInstant(milliseconds: milliseconds).localDay(offset: offset)
  }
}
