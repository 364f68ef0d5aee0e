// The minutes that a person gives are those of the whole session, with getting ready and resting.

import Practice
import Routines
import Scheduling
import Sessions
import Testing

@testable import Records

/// Two holds of 50 s with 20 s between them: 2 minutes with getting ready, 100 s of work.
private let timeline = Timeline(
  compiling: Routine(
    id: "holds", name: "Holds",
    steps: [
      .exercise(
        ExerciseStep(
          Exercise(
            id: "Reach", name: "Reach", position: .seated, sides: .none, dose: .hold(.seconds(1))),
          dose: .hold(.seconds(50), sets: 2, between: .seconds(20)), ready: .seconds(5),
          change: .seconds(6)))
    ]))

private func session(minutes: Int?, pauses: Int = 0) -> PastSession {
  var (record, length) = NewEntries.performed(timeline, minutes: minutes)
  record.pauses = pauses
  return PastSession(
    uid: "a", record, started: WallInstant(seconds: 0), ended: WallInstant(milliseconds: length),
    offset: 0, source: .reported)
}

@Suite struct ReportedMinutesTests {
  private static let planned = timeline.length.milliseconds.count

  @Test func withoutMinutesItIsAsPlanned() {
    let (record, length) = NewEntries.performed(timeline, minutes: nil)
    #expect(record.outcome == .completed)
    #expect(length == Self.planned)
    #expect(record.parts.map(\.done) == record.parts.map(\.planned))
    #expect(record.work == .seconds(100))
  }

  @Test func lessThanPlannedIsStoppedWithItsShare() {
    #expect((60_000..<180_000).contains(Self.planned))
    let (record, length) = NewEntries.performed(timeline, minutes: 1)
    #expect(record.outcome == .stopped)
    #expect(length == 60_000)
    #expect(abs(record.work.count - 60_000 * 100_000 / Self.planned) <= 1)
  }

  @Test(arguments: [3, 30])
  func atLeastThePlannedMinutesCompleteItAndAreKept(minutes: Int) {
    let (record, length) = NewEntries.performed(timeline, minutes: minutes)
    #expect(record.outcome == .completed)
    #expect(length == Int64(minutes) * 60_000)
    #expect(abs(record.work.count - length * 100_000 / Self.planned) <= 1)
  }

  @Test func aCorrectionMeansTheSameMinutes() {
    var corrected = session(minutes: 1)
    corrected.lasted(minutes: 3)
    #expect(corrected.record.outcome == .completed)
    #expect(corrected.ended == WallInstant(seconds: 180))
    let wanted = session(minutes: 3).record.work.count
    #expect(abs(corrected.record.work.count - wanted) <= 3)
    corrected.lasted(minutes: 1)
    #expect(corrected.record.outcome == .stopped)
  }

  @Test func pausesOfUnknownLengthAreNoWork() {
    var corrected = session(minutes: nil, pauses: 1)
    corrected.ended = WallInstant(seconds: 7200)
    corrected.lasted(minutes: 2)
    #expect(corrected.record.work == .seconds(120))
  }
}
