// What was done, in the forms that lists, figures and exports need. Queries over a lifetime add up
// in SQL and use the indices of `Migrations`, so that they stay fast.

import GRDB
import Practice
import Routines
import Scheduling
import Sessions

extension HistoryStore {
  /// Sessions that began from one instant to another (exclusive), newest first, with their steps.
  /// - Parameter count: the maximum number; nil for all.
  package func pastSessions(
    from start: WallInstant = .distantPast, until end: WallInstant = .distantFuture,
    count: Int? = nil
  ) throws(StoreError) -> [PastSession] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM session WHERE startedMs >= ? AND startedMs < ?
          ORDER BY startedMs DESC, uid DESC LIMIT ?
          """,
        arguments: [start.milliseconds, end.milliseconds, count ?? -1])
      // Steps are read with one query for all sessions, not one for each.
      guard let oldest = rows.map({ $0["startedMs"] as Int64 }).min() else { return [] }
      let parts = try Self.parts(database, since: oldest)
      let skipped = try Self.skipped(database, since: oldest)
      return rows.map { row in
        var session = PastSession(row)
        session.record.parts = parts[row["id"]] ?? []
        session.record.skipped = skipped[row["id"]] ?? []
        return session
      }
    }
  }

  /// The parts of all sessions since an instant, by session.
  private static func parts(
    _ database: Database, since start: Int64
  ) throws -> [Int64: [PerformedPart]] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT performed.* FROM performed JOIN session ON session.id = sessionId
        WHERE startedMs >= ? ORDER BY performed.rowid
        """,
      arguments: [start]
    ).reduce(into: [:]) { parts, row in
      parts[row["sessionId"], default: []].append(
        PerformedPart(
          step: row["step"], exercise: row["exercise"], part: row["part"],
          planned: Milliseconds(row["plannedMs"]), done: Milliseconds(row["doneMs"])))
    }
  }

  /// The skipped steps of all sessions since an instant, by session.
  private static func skipped(
    _ database: Database, since start: Int64
  ) throws -> [Int64: [SkippedStep]] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT skipped.* FROM skipped JOIN session ON session.id = sessionId
        WHERE startedMs >= ? ORDER BY skipped.rowid
        """,
      arguments: [start]
    ).reduce(into: [:]) { skipped, row in
      skipped[row["sessionId"], default: []].append(
        SkippedStep(step: row["step"], exercise: row["exercise"]))
    }
  }

  /// Pain and stiffness recorded from one instant to another (exclusive), oldest first.
  package func painRecords(
    from start: WallInstant = .distantPast, until end: WallInstant = .distantFuture
  ) throws(StoreError) -> [PainRecord] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM pain WHERE atMs >= ? AND atMs < ? ORDER BY atMs, uid",
        arguments: [start.milliseconds, end.milliseconds]
      ).map(PainRecord.init)
    }
  }

  /// Whether pain was recorded since an instant; then a session's question has been answered.
  package func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM pain WHERE atMs >= ? AND feeling = 'pain')",
        arguments: [start.milliseconds]) ?? false
    }
  }

  /// When each exercise was last cleared.
  package func clearances() throws(StoreError) -> [(exercise: String, at: WallInstant)] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM clearance ORDER BY exercise").map {
        ($0["exercise"], WallInstant(milliseconds: $0["atMs"]))
      }
    }
  }

  /// What was removed, and when.
  package func removals() throws(StoreError) -> [(uid: String, at: WallInstant)] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM removed ORDER BY uid").map {
        ($0["uid"], WallInstant(milliseconds: $0["changedMs"]))
      }
    }
  }

  /// Everything that `stats` shows.
  package func figures(_ goal: Goal, today: Int) throws(StoreError) -> HistoryFigures {
    try read { database in
      var figures = HistoryFigures(goal: goal, today: today)
      figures.days = try Self.days(database)
      figures.rest = try Self.rest(database)
      figures.hours = try Self.hours(database, since: today - 365)
      figures.sessions = try Int.fetchOne(database, sql: "SELECT count(*) FROM session") ?? 0
      figures.unconfirmed =
        try Int.fetchOne(database, sql: "SELECT count(*) FROM session WHERE NOT isConfirmed") ?? 0
      figures.lastWeek = try Self.shares(database, from: today - 6, to: today)
      return figures
    }
  }

  /// The days with practice since a local day, and the days of rest, for the status.
  package func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>) {
    try read { database in
      (
        try Self.days(database, since: first),
        // One day earlier, to allow for the offset.
        try Self.rest(database, since: Int64(first - 1) * 86_400_000)
      )
    }
  }

  /// Changes with every write of another process.
  package func foreignVersion() throws(StoreError) -> Int {
    try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  /// What was planned and done, by exercise and side, from one local day to another (inclusive).
  package func shares(from first: Int, to last: Int) throws(StoreError) -> [DoneShare] {
    try read { try Self.shares($0, from: first, to: last) }
  }

  private static func days(
    _ database: Database, since first: Int = .min
  ) throws -> [PracticeDay] {
    // The day before as well: a session may last past midnight, and another begin in it.
    let spans = try Self.spans(database, from: first == .min ? first : first - 1, to: .max)
    return WorkSpan.byDay(spans.map(\.span)).filter { $0.key >= first }
      .map { PracticeDay(day: $0.key, work: $0.value) }.sorted { $0.day < $1.day }
  }

  /// The sessions that count, by when they began.
  // A cursor instead of an array of rows: this covers a lifetime, and `stats` should stay fast.
  private static func spans(
    _ database: Database, from first: Int, to last: Int
  ) throws -> [(id: Int64, span: WorkSpan)] {
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, day, startedMs, endedMs, workMs FROM session
        WHERE day BETWEEN ? AND ? AND isConfirmed ORDER BY startedMs, uid
        """,
      arguments: [first, last])
    var spans: [(id: Int64, span: WorkSpan)] = []
    while let row = try cursor.next() {
      spans.append((row[0], WorkSpan(day: row[1], started: row[2], ended: row[3], work: row[4])))
    }
    return spans
  }

  /// The number of sessions that began in each hour of the day.
  private static func hours(_ database: Database, since first: Int) throws -> [Int] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT (startedMs / 1000 + offsetS) / 3600 % 24 AS hour, count(*) AS count
        FROM session WHERE day >= ? GROUP BY hour
        """,
      arguments: [first]
    ).reduce(into: Array(repeating: 0, count: 24)) { hours, row in
      // The remainder is negative for instants before 1970.
      hours[((row["hour"] as Int) + 24) % 24] += row["count"] as Int
    }
  }

  /// Days in pain, and days on which occurrences were dropped because reminders were off.
  private static func rest(
    _ database: Database, since start: Int64 = .min
  ) throws -> Set<Int> {
    let pain = try Int.fetchAll(
      database,
      sql: """
        SELECT DISTINCT (atMs / 1000 + offsetS) / 86400 FROM pain
        WHERE level >= ? AND atMs >= ? AND feeling = 'pain'
        """,
      arguments: [Progression.painThatCounts, start])
    // The written date is the local day of an occurrence.
    let off = try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT substr(local, 1, 10) FROM occurrence WHERE outcome = ? AND atMs >= ?
        """,
      arguments: [Outcome.dropped.rawValue, start]
    ).compactMap { CivilDate(parsing: $0)?.daysSinceEpoch }
    return Set(pain + off)
  }

  /// The sums by exercise and part; what two sessions share counts once.
  private static func shares(
    _ database: Database, from first: Int, to last: Int
  ) throws -> [DoneShare] {
    let spans = try Self.spans(database, from: first, to: last)
    let counted = Dictionary(
      zip(spans.map(\.id), WorkSpan.shares(spans.map(\.span))), uniquingKeysWith: { $1 })
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sessionId, exercise, part, plannedMs, doneMs
        FROM performed JOIN session ON session.id = sessionId
        WHERE day BETWEEN ? AND ? AND isConfirmed ORDER BY exercise, part
        """,
      arguments: [first, last])
    var sums: [DoneShare] = []
    while let row = try rows.next() {
      let share = counted[row[0]] ?? 1
      let (planned, done): (Int64, Int64) = (row[3], row[4])
      sums.add(
        DoneShare(
          exercise: row[1], part: row[2], planned: planned.counted(share),
          done: done.counted(share)))
    }
    return sums
  }
}

extension [DoneShare] {
  /// Adds to the last one, if it is of the same exercise and part.
  fileprivate mutating func add(_ share: DoneShare) {
    guard let last, last.exercise == share.exercise, last.part == share.part else {
      return append(share)
    }
    self[count - 1].planned += share.planned
    self[count - 1].done += share.done
  }
}
