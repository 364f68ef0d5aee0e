// What is heard inside a hold: a table of lengths and ways, and what an extension leaves as it was.

import Routines
import Testing

@testable import Sessions

private func marks(_ progress: HoldProgress, seconds: Int64, _ kind: PhaseKind = .hold) -> [String]
{
  let phase = Phase(
    kind, start: .zero, end: .zero + FrameCount(.seconds(seconds)), step: 0, closing: .release)
  return progress.marks(in: phase).map { mark in
    "\(mark.kind.rawValue) \(mark.at)" + (mark.length.map { " for \($0)" } ?? "")
  }
}

private func countdown(_ seconds: Int64) -> [String] {
  let at = { Milliseconds.seconds(seconds - $0) }
  return ["countdown \(at(3))", "countdown \(at(2))", "countdown-last \(at(1))"]
}

@Suite struct HoldProgressTests {
  @Test(arguments: HoldProgress.allCases)
  func aShortHoldHasItsEndOrNothing(progress: HoldProgress) {
    #expect(marks(progress, seconds: 7) == [])
    #expect(marks(progress, seconds: 15) == countdown(15))
  }

  @Test(
    arguments: [
      (HoldProgress.nothing, 20, ["halfway 10s"]),
      (.quarters, 20, ["tick 5s", "halfway 10s", "tick 15s"]),
      (.every10s, 20, ["halfway 10s"]),
      (.every10s, 30, ["tick 10s", "halfway 15s", "tick 20s"]),
      (.every10s, 43, ["tick 10s", "tick 20s", "halfway 21s500ms", "tick 30s"]),
      (.every10s, 44, ["tick 10s", "tick 20s", "halfway 22s", "tick 30s", "tick 40s"]),
      (.breath, 20, ["soft-inhale 2s for 4s", "soft-exhale 6s for 6s", "halfway 10s"]),
      // Its middle is where a breath begins.
      (
        .breath, 24,
        ["soft-inhale 2s for 4s", "soft-exhale 6s for 6s", "halfway 12s"]
      ),
      (
        .breath, 32,
        [
          "soft-inhale 2s for 4s", "soft-exhale 6s for 6s", "soft-inhale 12s for 4s",
          "soft-exhale 16s for 6s", "halfway 16s300ms",
        ]
      ),
    ] as [(HoldProgress, Int64, [String])])
  func aLongHoldTellsThatItGoesOn(progress: HoldProgress, seconds: Int64, expected: [String]) {
    #expect(marks(progress, seconds: seconds) == expected + countdown(seconds))
  }

  @Test func aMovementHasABreathOfItsOwn() {
    #expect(marks(.breath, seconds: 30, .move) == ["halfway 15s"] + countdown(30))
  }

  @Test(arguments: HoldProgress.allCases, Array(8...90) as [Int64])
  func noTwoAreHeardAsOneAndAllOfThemInTheHold(progress: HoldProgress, seconds: Int64) {
    let phase = Phase(
      .hold, start: .zero, end: .zero + FrameCount(.seconds(seconds)), step: 0, closing: .release)
    let marks = progress.marks(in: phase)
    for (one, next) in zip(marks, marks.dropFirst()) {
      #expect((next.at - one.at).count >= 300)
    }
    for mark in marks where mark.length != nil {
      #expect(mark.at + mark.length! <= .seconds(seconds - 3))
    }
  }

  @Test func moreTimeChangesNothingThatWasHeard() {
    let exercise = Exercise(id: "x", name: "X", position: .seated, dose: .hold(.seconds(30)))
    let timeline = Timeline(
      compiling: Routine(id: "r", name: "R", steps: [.exercise(ExerciseStep(exercise))]))
    let start = timeline.phases.first { $0.kind == .hold }!.start
    for second in Int64(0)..<30 {
      let now = start + FrameCount(.seconds(second))
      let longer = timeline.extended(by: .seconds(20), at: now)!
      #expect(timeline.cues.filter { $0.at < now } == longer.cues.filter { $0.at < now })
      let breaths = longer.cues.filter { [.softInhale, .softExhale].contains($0.kind) }
      // A breath that should have begun already does not.
      #expect(breaths.count == (second <= 22 ? 8 : 6), "at \(second) s")
      #expect(fault(of: longer) == nil)
    }
  }
}
