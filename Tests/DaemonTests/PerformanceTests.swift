// A performance against an audio thread that does what the test says: who is told what, and when.

import Control
import Routines
import Sessions
import Sounds
import Testing

@testable import Daemon

/// What the outside was told, as lines.
private final class Bench {
  let audio = FakeAudio()
  var now = StreamInstant(nanoseconds: 0)
  var told: [String] = []
  private(set) var performance: Performance!

  init() {
    performance = Performance(
      audio: audio,
      outside: Performance.Outside(
        now: { [unowned self] in now },
        wakeAt: { [unowned self] instant in
          told.append("wake \(instant.map { "\($0.nanoseconds / 1_000_000)" } ?? "never")")
        },
        changed: { [unowned self] in told.append("changed") },
        ended: { [unowned self] record in
          told.append("ended \(record.routine) \(record.outcome)")
        },
        rang: { [unowned self] heard in told.append("rang \(heard)") }))
  }

  func take() -> [String] {
    defer { told = [] }
    return told
  }

  /// A session whose first frame is heard at 0.
  func run() throws {
    try performance.start(timeline) { [unowned self] in told.append("started") }
    audio.apply(anchor: Anchor(frame: .zero, at: now, moves: true))
    performance.hear()
    _ = take()
  }
}

private let timeline = Timeline(
  compiling: Routine(
    id: "one", name: "One",
    steps: [
      .exercise(
        ExerciseStep(
          Exercise(
            id: "x", name: "X", position: .seated,
            dose: .hold(.seconds(10), sets: 1, between: .zero))))
    ]))

private let early = [Utterance.text("Up.", language: "en"): Voice([1])]
private let late = [Utterance.text("Down.", language: "en"): Voice([2])]

@Suite struct PerformanceTests {
  @Test func aStartIsAnsweredWhenItPlaysAndNotBefore() throws {
    let bench = Bench()
    try bench.performance.start(timeline) { bench.told.append("started") }
    #expect(bench.take() == ["changed"])
    bench.performance.hear()
    #expect(bench.take() == [])
    bench.audio.apply(anchor: Anchor(frame: .zero, at: bench.now, moves: true))
    bench.performance.hear()
    #expect(bench.take() == ["wake 6500", "changed", "started"])
  }

  @Test func aSecondStartIsRefusedAndChangesNothing() throws {
    let bench = Bench()
    try bench.run()
    #expect(throws: ControlError.alreadyRunning(routine: "one")) {
      try bench.performance.start(timeline) {}
    }
    #expect(bench.take() == [])
    #expect(bench.audio.orders == [.play(SpokenTimeline(timeline))])
  }

  @Test func aCommandIsAnsweredWhenItsEffectHasHappened() throws {
    let bench = Bench()
    try bench.run()
    try bench.performance.obey(.pause) { bench.told.append("paused") }
    #expect(!bench.take().contains("paused"))
    bench.audio.apply()
    bench.performance.hear()
    #expect(bench.take().contains("paused"))
    // What has no effect is answered at once.
    try bench.performance.obey(.pause) { bench.told.append("paused") }
    #expect(bench.take() == ["paused"])
  }

  @Test func aCommandWithoutASessionIsRefused() {
    let bench = Bench()
    for command in everyCommand {
      #expect(throws: ControlError.nothingRunning) {
        try bench.performance.obey(command) {}
      }
    }
    #expect(bench.audio.orders == [])
  }

  @Test func newsFromBeforeAnOrderSayNothingAboutTheSession() throws {
    let bench = Bench()
    try bench.run()
    try bench.performance.obey(.skip) {}
    let position = bench.performance.position
    bench.performance.hear()
    #expect(bench.performance.position == position)
  }

  @Test func theEndIsToldOnceAndAnotherSessionMayStart() throws {
    let bench = Bench()
    try bench.run()
    bench.audio.report.sessionEnded = true
    bench.performance.hear()
    #expect(bench.take().filter { $0.hasPrefix("ended") } == ["ended one completed"])
    bench.performance.hear()
    #expect(bench.take() == [])
    try bench.performance.start(timeline) {}
  }

  /// The audio thread is given them with the timeline, whether they came early or late.
  @Test func anotherTimelineIsOrderedWithAllThatWasSpokenSoFar() throws {
    let bench = Bench()
    try bench.performance.start(timeline, voices: early) {}
    #expect(bench.audio.orders == [.play(SpokenTimeline(timeline, voices: early))])
    bench.audio.apply(anchor: Anchor(frame: .zero, at: bench.now, moves: true))
    bench.performance.hear()
    bench.performance.learn(late)
    bench.now = StreamInstant(nanoseconds: 8_000_000_000)
    try bench.performance.obey(.extend(.seconds(10))) {}
    guard case .session(.replace(let spoken)) = bench.audio.orders.last else {
      Issue.record("no other timeline was ordered")
      return
    }
    #expect(spoken.voices == early.merging(late) { $1 })
  }

  @Test func theNextSessionIsNotOrderedWithTheVoicesOfTheLast() throws {
    let bench = Bench()
    try bench.performance.start(timeline, voices: early) {}
    try bench.performance.obey(.stop(inPain: false)) {}
    bench.performance.learn(late)
    try bench.performance.start(timeline) {}
    #expect(bench.audio.orders.last == .play(SpokenTimeline(timeline)))
  }

  @Test func aRingTellsWhetherItWasHeardAndASessionSilencesIt() throws {
    let bench = Bench()
    bench.performance.ring(.first)
    bench.audio.apply()
    bench.performance.hear()
    #expect(bench.take() == [])
    bench.audio.report.ringHeard = false
    bench.performance.hear()
    #expect(bench.take() == ["rang false"])
    bench.performance.ring(.second)
    try bench.performance.start(timeline) {}
    #expect(
      bench.audio.orders == [
        .ring(.first), .ring(.second), .silence, .play(SpokenTimeline(timeline)),
      ])
  }
}
