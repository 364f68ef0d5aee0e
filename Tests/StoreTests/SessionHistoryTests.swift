// Sessions, pain and clearances as they are kept, and what the rules of practice read of them.

import GRDB
import Practice
import Routines
import Scheduling
import Sessions
import TestSupport
import Testing

@testable import Store

private func part(
  _ exercise: String, planned: Int64, done: Int64, step: Int = 0, side: String? = nil
) -> PerformedPart {
  PerformedPart(
    step: step, exercise: exercise, part: side, planned: .seconds(planned), done: .seconds(done))
}

private func skip(_ exercise: String, step: Int) -> SkippedStep {
  SkippedStep(step: step, exercise: exercise)
}

private func session(
  _ parts: [PerformedPart], skipped: [SkippedStep] = [], at hour: Int64 = 10, offset: Int = 0
) -> HistoryChange {
  .session(
    PastSession(
      uid: "\(UInt64.random(in: .min ... .max))",
      SessionRecord(routine: "r", outcome: .stopped, parts: parts, skipped: skipped),
      started: WallInstant(seconds: hour * 3600), ended: WallInstant(seconds: hour * 3600 + 60),
      offset: offset))
}

private func pain(_ exercise: String?, _ level: Int, at hour: Int64) -> HistoryChange {
  .pain(
    PainRecord(
      uid: "\(UInt64.random(in: .min ... .max))", at: WallInstant(seconds: hour * 3600), offset: 0,
      exercise: exercise, level: level))
}

private func clearance(_ exercise: String, at hour: Int64) -> HistoryChange {
  .clearance(exercise: exercise, at: WallInstant(seconds: hour * 3600))
}

@Suite struct SessionHistoryTests {
  private let folder: TemporaryFolder

  init() throws { folder = TemporaryFolder() }

  /// What a second process reads of it, from an hour on.
  private func history(_ changes: [HistoryChange], since hour: Int64 = 0) throws -> ExerciseHistory
  {
    let store = try HistoryStore(path: folder.database)
    try store.apply(changes)
    let reader = try HistoryStore(reading: folder.database)
    return try #require(reader).exerciseHistory(since: WallInstant(seconds: hour * 3600), today: 99)
  }

  @Test func anExerciseCountsWhenHalfOfItWasDoneAndNoneOfItWasSkipped() throws {
    let history = try history([
      session(
        [
          part("half", planned: 20, done: 10, side: "left"),
          part("half", planned: 20, done: 10, side: "right"),
          part("less", planned: 20, done: 9, step: 1),
          part("skipped", planned: 20, done: 20, step: 2),
          part("whole", planned: 20, done: 30, step: 3),
          part("unplanned", planned: 0, done: 5, step: 4),
          part("undone", planned: 0, done: 0, step: 5),
        ], skipped: [skip("skipped", step: 2)])
    ])
    #expect(
      history.practices == [
        .init(day: 0, work: .seconds(84), exercises: ["half", "whole", "unplanned"])
      ])
    #expect(history.today == 99)
  }

  @Test func theDayIsThatOfTheWallThen() throws {
    let history = try history([
      session([], at: 23, offset: 3600), session([], at: 47, offset: -3600),
      session([], at: 48, offset: -3600),
    ])
    #expect(history.practices.map(\.day) == [1, 1, 1])
  }

  @Test func whatIsOlderIsLeftOutButForPainThatWasNeverCleared() throws {
    let changes = [
      session([part("old", planned: 1, done: 1)], at: 1), pain("cobra-pose", 5, at: 1),
      pain("plank", 3, at: 1), clearance("plank", at: 2), pain(nil, 8, at: 30),
      session([part("new", planned: 1, done: 1)], at: 30),
    ]
    let history = try history(changes, since: 24)
    #expect(history.practices.map(\.exercises) == [["new"]])
    #expect(
      history.pains == [
        .init(day: 0, exercise: "cobra-pose", level: 5), .init(day: 1, exercise: nil, level: 8),
      ])
  }

  @Test func aClearanceCountsForThePainBeforeItOnly() throws {
    let history = try history([
      pain("plank", 3, at: 1), clearance("plank", at: 2), pain("plank", 6, at: 3),
      pain("dog", 4, at: 1), clearance("dog", at: 0), clearance("dog", at: 5),
    ])
    #expect(history.openPain(of: "plank")?.level == 6)
    #expect(history.openPain(of: "dog") == nil)
    #expect(history.pains.map(\.isCleared).count { $0 } == 2)
  }

  /// The clock was ahead when the pain was told, and was set right since.
  @Test func aPainFromAnHourToComeIsClearedAllTheSame() throws {
    let history = try history([pain("plank", 6, at: 9), clearance("plank", at: 8)])
    #expect(history.openPain(of: "plank") == nil)
  }

  @Test func theLastSessionCountsHoweverOldItIs() throws {
    let history = try history([session([], at: 1), session([], at: 2)], since: 9000)
    #expect(history.practices.count == 1)
  }

  @Test func aReaderMakesNothingAndPutsNothingAside() throws {
    #expect(try HistoryStore(reading: folder.database) == nil)
    #expect(folder.names == [])
    let queue = try DatabaseQueue(path: folder.database)
    try Migrations.all.migrate(queue, upTo: "occurrences and rules")
    try queue.close()
    let bytes = try #require(folder.bytes("history.db"))
    #expect(try HistoryStore(reading: folder.database) == nil)
    #expect(folder.bytes("history.db") == bytes)
    folder.write("history.db", Array("garbage".utf8))
    #expect(throws: StoreError.self) { try HistoryStore(reading: folder.database) }
    #expect(folder.names == ["history.db"])
  }

  @Test func aDatabaseOfTheFirstVersionIsTakenAlongWithWhatItHolds() throws {
    let queue = try DatabaseQueue(path: folder.database)
    try Migrations.all.migrate(queue, upTo: "occurrences and rules")
    try queue.write { try $0.execute(sql: "INSERT INTO state VALUES ('level', '70 0 80 0')") }
    try queue.close()
    let store = try HistoryStore(path: folder.database)
    try store.apply([session([part("plank", planned: 1, done: 1)])])
    #expect(try store.value("level") == "70 0 80 0")
    let history = try store.exerciseHistory(since: WallInstant(seconds: 0), today: 0)
    #expect(history.practices.count == 1)
  }

  @Test func sessionsThatOverlapCountOnceInEveryFigure() throws {
    let store = try HistoryStore(path: folder.database)
    let twice = session([part("plank", planned: 60, done: 40, side: "left")])
    let again = session([part("plank", planned: 60, done: 40, side: "left")])
    try store.apply([twice, again, session([part("plank", planned: 60, done: 30)], at: 11)])
    let figures = try store.figures(.standard, today: 0)
    #expect(figures.days == [PracticeDay(day: 0, work: 70_000)])
    #expect(figures.sessions == 3)
    #expect(
      figures.lastWeek == [
        DoneShare(exercise: "plank", part: nil, planned: 60_000, done: 30_000),
        DoneShare(exercise: "plank", part: "left", planned: 60_000, done: 40_000),
      ])
    #expect(try store.practiceDays(since: 0).days == figures.days)
    #expect(try store.practiceDays(since: 1).days.isEmpty)
  }
}
