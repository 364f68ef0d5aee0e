// Sessions and pain as rows. Writing one again replaces its earlier version, by its uid: a session
// in progress is written with every phase, and a crash leaves what was done by then.

import GRDB
import Practice
import Routines
import Scheduling
import Sessions

extension PastSession {
  /// Writes the session and replaces its steps, unless a later version is stored.
  func write(to database: Database) throws {
    guard try Revisions.accepts(uid, changed, in: "session", database) else { return }
    try database.execute(
      sql: """
        INSERT INTO session (uid, day, routine, startedMs, endedMs, offsetS, outcome, zone,
          reminder, version, isConfirmed, source, note, changedMs, workMs, pauses, extendedMs)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (uid) DO UPDATE SET
          day = excluded.day, routine = excluded.routine, startedMs = excluded.startedMs,
          endedMs = excluded.endedMs, offsetS = excluded.offsetS, outcome = excluded.outcome,
          zone = excluded.zone, reminder = excluded.reminder, version = excluded.version,
          isConfirmed = excluded.isConfirmed, source = excluded.source, note = excluded.note,
          changedMs = excluded.changedMs, workMs = excluded.workMs, pauses = excluded.pauses,
          extendedMs = excluded.extendedMs
        """,
      arguments: [
        uid, day, record.routine, started.milliseconds, ended.milliseconds, offset,
        record.outcome.rawValue, zone, reminder, version, isConfirmed, source.rawValue, note,
        changed.milliseconds, record.work.count, record.pauses, record.extended.count,
      ])
    let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM session WHERE uid = ?", arguments: [uid])!
    // The steps are replaced as a whole: matching them one by one would save nothing.
    for table in ["performed", "skipped"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE sessionId = ?", arguments: [id])
    }
    try writeSteps(of: id, to: database)
  }

  /// One row for each part of a step, and one for each step that was skipped.
  private func writeSteps(of id: Int64, to database: Database) throws {
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

  /// Without its steps, which are in other tables. An outcome or source that a newer version has
  /// written falls back to a known one, so that the session is not lost.
  init(_ row: Row) {
    var record = SessionRecord(
      routine: row["routine"],
      outcome: SessionOutcome(rawValue: row["outcome"]) ?? .stopped, parts: [], skipped: [])
    record.pauses = row["pauses"]
    record.extended = Milliseconds(row["extendedMs"])
    self.init(
      uid: row["uid"], record, started: WallInstant(milliseconds: row["startedMs"]),
      ended: WallInstant(milliseconds: row["endedMs"]), offset: row["offsetS"],
      zone: row["zone"], reminder: row["reminder"], version: row["version"],
      isConfirmed: row["isConfirmed"],
      source: Source(rawValue: row["source"]) ?? .played, note: row["note"],
      changed: WallInstant(milliseconds: row["changedMs"]))
  }
}

extension PainRecord {
  /// Writes the record, unless a later version is stored.
  func write(to database: Database) throws {
    guard try Revisions.accepts(uid, changed, in: "pain", database) else { return }
    try database.execute(
      sql: """
        INSERT INTO pain (uid, atMs, offsetS, feeling, exercise, level, area, note, changedMs)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (uid) DO UPDATE SET atMs = excluded.atMs, offsetS = excluded.offsetS,
          feeling = excluded.feeling, exercise = excluded.exercise, level = excluded.level,
          area = excluded.area, note = excluded.note, changedMs = excluded.changedMs
        """,
      arguments: [
        uid, at.milliseconds, offset, feeling.rawValue, exercise, level, area?.rawValue, note,
        changed.milliseconds,
      ])
  }

  /// Values of newer versions fall back to the nearest that is known, so that a row is never lost.
  init(_ row: Row) {
    self.init(
      uid: row["uid"], at: WallInstant(milliseconds: row["atMs"]), offset: row["offsetS"],
      feeling: Feeling(rawValue: row["feeling"]) ?? .pain, exercise: row["exercise"],
      level: row["level"], area: (row["area"] as String?).flatMap(Area.init(rawValue:)),
      note: row["note"],
      changed: WallInstant(milliseconds: row["changedMs"]))
  }
}

/// Which version of an entry counts.
enum Revisions {
  /// Whether a version may replace what is stored: nothing there is later, and it was not removed
  /// since.
  static func accepts(
    _ uid: String, _ changed: WallInstant, in table: String, _ database: Database
  ) throws -> Bool {
    // A record of an earlier removal is no longer needed.
    try database.execute(
      sql: "DELETE FROM removed WHERE uid = ? AND changedMs < ?",
      arguments: [uid, changed.milliseconds])
    // The entry's time counts less one: an equal version may replace it, but not an equal removal.
    let newer = try Int64.fetchOne(
      database,
      sql: """
        SELECT max(changedMs) FROM (
          SELECT changedMs - 1 AS changedMs FROM \(table) WHERE uid = ?1
          UNION ALL SELECT changedMs FROM removed WHERE uid = ?1)
        """,
      arguments: [uid])
    return newer.map { $0 < changed.milliseconds } ?? true
  }

  /// Removes an entry, unless a later version of it is stored.
  static func remove(_ uid: String, at instant: WallInstant, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO removed (uid, changedMs) VALUES (?, ?)
        ON CONFLICT (uid) DO UPDATE SET changedMs = max(changedMs, excluded.changedMs)
        """,
      arguments: [uid, instant.milliseconds])
    for table in ["session", "pain"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE uid = ? AND changedMs <= ?",
        arguments: [uid, instant.milliseconds])
    }
  }
}
