// What a routine becomes, as a table a person can check: every phase with its place.

import Routines
import Testing

@testable import Sessions

private let twist = Exercise(
  id: "twist", name: "Twist", position: .seated, sides: .each,
  dose: .hold(.seconds(10), sets: 1, between: .seconds(5)), change: .seconds(6))
private let catCow = Exercise(
  id: "cat-cow", name: "Cat and cow", kind: .dynamic, position: .seated,
  dose: .repetitions(2, breath: Breath(in: .seconds(3), out: .seconds(4))))

private func routine(_ steps: Step...) -> Routine {
  Routine(id: "test", name: "Test", steps: steps)
}

@Suite struct TimelineTests {
  @Test func aHoldOnBothSidesIsReadyHoldSwitchHoldFinish() {
    let timeline = Timeline(compiling: routine(.exercise(ExerciseStep(twist))))
    #expect(
      table(timeline) == [
        "ready 0-6500 left", "hold 6500-16500 left", "switch 16500-22500 right",
        "hold 22500-32500 right", "finish 32500-35500",
      ])
    #expect(
      cueTable(timeline) == [
        "start 0", "ready 1500 left", "hold 6500 left", "countdown 13500 left",
        "countdown 14500 left", "countdown-last 15500 left", "release 16500 left",
        "switch 17100 right", "hold 22500 right", "countdown 29500 right",
        "countdown 30500 right", "countdown-last 31500 right", "release 32500 right",
        "finish 33100",
      ])
  }

  @Test func repetitionsBreatheInAndOutForExactlyAsLongAsWritten() {
    let timeline = Timeline(compiling: routine(.exercise(ExerciseStep(catCow))))
    #expect(
      table(timeline) == [
        "ready 0-6500", "inhale 6500-9500", "exhale 9500-13500", "inhale 13500-16500",
        "exhale 16500-20500", "finish 20500-23500",
      ])
    let glides = timeline.cues.filter(\.kind.isGlide)
    #expect(glides.map { $0.length?.milliseconds.count } == [3000, 4000, 3000, 4000])
  }

  @Test func setsRestBetweenAndAlternateSideBySide() {
    let dose = Dose.hold(.seconds(5), sets: 2, between: .seconds(3))
    let sides = Timeline(
      compiling: routine(.exercise(ExerciseStep(twist, dose: dose, ready: .seconds(1)))))
    #expect(
      table(sides) == [
        "ready 0-2500 left", "hold 2500-7500 left", "rest 7500-10500 left",
        "hold 10500-15500 left", "switch 15500-21500 right", "hold 21500-26500 right",
        "rest 26500-29500 right", "hold 29500-34500 right", "finish 34500-37500",
      ])
    let alternate = Timeline(
      compiling: routine(
        .exercise(ExerciseStep(twist, dose: dose, alternates: true, ready: .seconds(1)))))
    #expect(
      table(alternate) == [
        "ready 0-2500 left", "hold 2500-7500 left", "switch 7500-10500 right",
        "hold 10500-15500 right", "switch 15500-18500 left", "hold 18500-23500 left",
        "switch 23500-26500 right", "hold 26500-31500 right", "finish 31500-34500",
      ])
  }

  @Test func aRepeatIsUnrolledAndItsStepsAreCounted() {
    let timeline = Timeline(
      compiling: routine(.repeat(2, [.exercise(ExerciseStep(catCow)), .rest(.seconds(15))])))
    #expect(timeline.steps.map(\.name) == ["Cat and cow", nil, "Cat and cow", nil])
    #expect(timeline.phases.last?.step == 3)
    #expect(timeline.steps[2].start == timeline.steps[1].end)
  }

  @Test func paceScalesTheTimeToMoveAndNothingElse() {
    let step = routine(.exercise(ExerciseStep(twist)))
    let slow = Timeline(compiling: step, options: CompileOptions(paceThousandths: 1500))
    #expect(table(slow)[0] == "ready 0-9000 left")
    #expect(table(slow)[2] == "switch 19000-28000 right")
    #expect(
      slow.phases.filter { $0.kind == .hold }.map(\.length.milliseconds.count) == [10000, 10000])
  }

  @Test(arguments: [1, 3, 8, 20] as [Int64], [1, 2, 5])
  func bothSidesAreEquallyLongAndPhasesHaveNoGap(seconds: Int64, sets: Int) {
    let dose = Dose.hold(.seconds(seconds), sets: sets, between: .seconds(2))
    for alternates in [false, true] {
      let step = ExerciseStep(twist, dose: dose, alternates: alternates)
      let timeline = Timeline(compiling: routine(.exercise(step), .rest(.seconds(4))))
      let held = { (side: Side) in
        timeline.phases.filter { $0.kind == .hold && $0.side == side }
          .reduce(FrameCount.zero) { $0 + $1.length }
      }
      #expect(held(.left) == held(.right))
      #expect(held(.left) == FrameCount(.seconds(seconds * Int64(sets))))
      for (one, next) in zip(timeline.phases, timeline.phases.dropFirst()) {
        #expect(one.end == next.start)
      }
      for (one, next) in zip(timeline.cues, timeline.cues.dropFirst()) {
        #expect(next.at - one.at >= FrameCount(Milliseconds(300)), "\(one) \(next)")
      }
    }
  }

  @Test func aFrameIsFoundInItsPhase() {
    let timeline = Timeline(compiling: routine(.exercise(ExerciseStep(twist))))
    for (index, phase) in timeline.phases.enumerated() {
      #expect(timeline.phaseIndex(at: phase.start) == index)
      #expect(timeline.phaseIndex(at: phase.end - FrameCount(1)) == index)
    }
    #expect(timeline.phase(at: timeline.end)?.kind == .finish)
    #expect(Timeline(routine: "", phases: [], cues: [], steps: []).phase(at: .zero) == nil)
  }
}
