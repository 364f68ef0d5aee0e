// A session as it is kept, and pain as it was told: with the offset of the wall's clock, so that
// the local day of each stays what it was, wherever one has travelled since.

import GRDB
import Routines
import Scheduling
import Sessions

package struct PastSession: Hashable, Sendable {
  package var record: SessionRecord
  package var started: WallInstant
  package var ended: WallInstant
  /// Seconds east of UTC as it started.
  package var offset: Int

  package init(
    _ record: SessionRecord, started: WallInstant, ended: WallInstant, offset: Int
  ) {
    self.record = record
    self.started = started
    self.ended = ended
    self.offset = offset
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO session (routine, startedMs, endedMs, offsetS, outcome) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        record.routine, started.milliseconds, ended.milliseconds, offset, record.outcome.rawValue,
      ])
    let id = database.lastInsertedRowID
    for part in record.parts {
      try database.execute(
        sql: """
          INSERT INTO performed (sessionId, step, exercise, part, plannedMs, doneMs)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, part.step, part.exercise, part.part, part.planned.count, part.done.count,
        ])
    }
    for skipped in record.skipped {
      try database.execute(
        sql: "INSERT INTO skipped (sessionId, step, exercise) VALUES (?, ?, ?)",
        arguments: [id, skipped.step, skipped.exercise])
    }
  }
}

package struct ToldPain: Hashable, Sendable {
  package var at: WallInstant
  /// Seconds east of UTC then.
  package var offset: Int
  /// The exercise's id; nil for a pain that belongs to none.
  package var exercise: String?
  /// 1 to 10.
  package var level: Int

  package init(at: WallInstant, offset: Int, exercise: String?, level: Int) {
    self.at = at
    self.offset = offset
    self.exercise = exercise
    self.level = level
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO pain (atMs, offsetS, exercise, level) VALUES (?, ?, ?, ?)",
      arguments: [at.milliseconds, offset, exercise, level])
  }
}
