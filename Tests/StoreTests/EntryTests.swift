// Entries with names: written again in place, brought over from older databases, and read for the
// figures of a lifetime.

import GRDB
import Practice
import Routines
import Scheduling
import Sessions
import TestSupport
import Testing

@testable import Store

private func session(
  _ uid: String, at seconds: Int64, done: Int64 = 60, outcome: SessionOutcome = .completed,
  offset: Int = 0, isConfirmed: Bool = true
) -> PastSession {
  PastSession(
    uid: uid,
    SessionRecord(
      routine: "r", outcome: outcome,
      parts: [
        PerformedPart(
          step: 0, exercise: "plank", part: nil, planned: .seconds(60), done: .seconds(done))
      ], skipped: []),
    started: WallInstant(seconds: seconds), ended: WallInstant(seconds: seconds + done),
    offset: offset, isConfirmed: isConfirmed)
}

@Suite struct EntryTests {
  private let folder: TemporaryFolder

  init() throws { folder = TemporaryFolder() }

  @Test func aSessionThatGoesOnIsWrittenInItsPlace() throws {
    let store = try HistoryStore(path: folder.database)
    try store.apply([.session(session("a", at: 1000, done: 10, outcome: .cutShort))])
    try store.apply([.session(session("a", at: 1000, done: 60))])
    let found = try store.pastSessions()
    #expect(found == [session("a", at: 1000, done: 60)])
    // An older version comes late.
    try store.apply([.session(session("a", at: 1000, done: 20, outcome: .cutShort))])
    #expect(try store.pastSessions() == found)
  }

  @Test func anOlderDatabaseIsBroughtOver() throws {
    do {
      let queue = try DatabaseQueue(path: folder.database)
      try Migrations.all.migrate(queue, upTo: "reasons and the log")
      try queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO session (routine, startedMs, endedMs, offsetS, outcome)
              VALUES ('r', 1000000, 1060000, 3600, 'completed');
            INSERT INTO performed (sessionId, step, exercise, plannedMs, doneMs)
              VALUES (1, 0, 'plank', 60000, 45000);
            INSERT INTO pain (atMs, offsetS, exercise, level) VALUES (1000000, 3600, 'plank', 4);
            """)
      }
      try queue.close()
    }
    let store = try HistoryStore(path: folder.database)
    let found = try #require(store.pastSessions().first)
    #expect(found.uid.count == 16)
    #expect(found.record.work == .seconds(45))
    #expect(found.changed == WallInstant(milliseconds: 1_060_000))
    #expect(try store.painRecords().map(\.level) == [4])
    #expect(try store.practiceDays(since: 0).days == [PracticeDay(day: 0, work: 45_000)])
  }

  @Test func daysAreThoseOfTheWallThen() throws {
    let store = try HistoryStore(path: folder.database)
    // Half an hour before midnight in UTC, which is the next day two hours to the east.
    let late = Int64(20_000) * 86_400 - 1800
    try store.apply([
      .session(session("west", at: late)),
      .session(session("east", at: late + 60, offset: 7200)),
      .session(session("nobody", at: late, isConfirmed: false)),
    ])
    let days = try store.practiceDays(since: 19_000).days
    #expect(
      days == [PracticeDay(day: 19_999, work: 60_000), PracticeDay(day: 20_000, work: 60_000)])
    let figures = try store.figures(.standard, today: 20_000)
    #expect(figures.sessions == 3 && figures.unconfirmed == 1)
    #expect(figures.hours[23] == 2 && figures.hours[1] == 1)
    #expect(
      figures.lastWeek == [
        DoneShare(exercise: "plank", part: nil, planned: 120_000, done: 120_000)
      ])
  }

  @Test func daysInPainAndDaysOffAreRest() throws {
    let store = try HistoryStore(path: folder.database)
    let occurrence = Occurrence(
      key: OccurrenceKey(reminder: "desk", local: "2024-10-05T07:30:00"),
      at: WallInstant(seconds: 20_001 * 86_400), routine: "r")
    try store.apply([
      .pain(
        PainRecord(
          uid: "p", at: WallInstant(seconds: 20_000 * 86_400), offset: 0, exercise: nil,
          level: 4)),
      .pain(
        PainRecord(
          uid: "q", at: WallInstant(seconds: 20_003 * 86_400), offset: 0, exercise: nil,
          level: 3)),
      .pain(
        PainRecord(
          uid: "stiff", at: WallInstant(seconds: 20_004 * 86_400), offset: 0,
          feeling: .stiffness, exercise: "plank", level: 9)),
      .decision(
        Decision(occurrence, .dropped, at: occurrence.at, reason: .off)),
    ])
    #expect(try store.practiceDays(since: 0).rest == [20_000, 20_001])
    #expect(try store.painRecords().last?.feeling == .stiffness, "it is kept as what it was")
    let past = try store.exerciseHistory(since: .distantPast, today: 20_005)
    #expect(past.openPain(of: "plank") == nil, "stiffness bars nothing")
    #expect(try store.hasPain(toldSince: WallInstant(seconds: 20_003 * 86_400)))
    #expect(try !store.hasPain(toldSince: WallInstant(seconds: 20_004 * 86_400)))
  }
}
