// A routine as people read it before they start: the plan must say what will be heard.

import Routines
import Sessions
import Testing

@testable import Authoring

private func exercise(_ name: String, _ dose: Dose, sides: Sides = .none) -> Step {
  .exercise(
    ExerciseStep(
      Exercise(id: name, name: name, position: .seated, sides: sides, dose: dose),
      dose: dose, ready: .seconds(5), change: .seconds(6)))
}

private func timeline(_ steps: Step...) -> Timeline {
  Timeline(compiling: Routine(id: "plan", name: "Plan", steps: steps))
}

private let breaths = Dose.repetitions(3, breath: Breath(in: .seconds(4), out: .seconds(6)))
private let holds = Dose.hold(.seconds(20), sets: 2, between: .seconds(5))

@Suite struct RoutinePlanTests {
  @Test func everyStepIsALineWithItsTimeAndItsWork() {
    let plan = RoutinePlan(
      timeline(
        exercise("Twist", .hold(.seconds(20), sets: 1, between: .zero), sides: .each),
        .rest(.seconds(90)), exercise("Cat", breaths), exercise("Hold", holds),
        .wait(Wait("Lie down.", atMost: .seconds(60)))))
    #expect(
      plan.lines() == [
        "0:00  1 of 5  Twist: hold 20s, each side, 53s in all",
        "0:52  2 of 5  Rest: 1m30s",
        "2:17  3 of 5  Cat: 3 times, a breath of 4s in and 6s out each, 35s in all",
        "2:52  4 of 5  Hold: hold 20s, twice with 5s between, 50s in all",
        "3:42  5 of 5  Wait until you resume, at most 1m: Lie down.",
      ])
  }

  @Test(arguments: [
    (Work.duration(.seconds(60)), "move for 1m"), (.hold(Milliseconds(1500)), "hold 1500ms"),
    (
      .breaths(1, Breath(in: .seconds(4), out: .seconds(4))),
      "hold for 1 breath of 4s in and 4s out"
    ),
    (
      .breaths(3, Breath(in: .seconds(4), out: .seconds(4))),
      "hold for 3 breaths of 4s in and 4s out"
    ),
    (
      .breaths(4, Breath(in: .seconds(4), hold: .seconds(7), out: .seconds(8))),
      "hold for 4 breaths of 4s in, 7s held, 8s out"
    ),
    (
      .repetitions(
        8,
        .breath(
          Breath(in: .seconds(4), hold: .seconds(4), out: .seconds(4), empty: .seconds(4)))),
      "8 times, a breath of 4s in, 4s held, 4s out, 4s empty each"
    ),
    (
      .repetitions(8, .tempo(Tempo(out: .seconds(2), hold: .seconds(1), back: .seconds(2)))),
      "8 times at 2-1-2"
    ),
    (
      .contractRelax(contract: .seconds(5), relax: .seconds(20), repetitions: 3),
      "3 times contract 5s, relax 20s"
    ),
  ])
  func everyFormOfWorkHasItsWords(work: Work, words: String) { #expect(work.words == words) }

  @Test func whyADoseIsWhatItIsStandsBelowItsStep() {
    let plan = RoutinePlan(timeline(exercise("Hold", holds)))
    #expect(
      plan.lines(reasons: ["Hold": "20s: to begin with."])[1]
        == "              20s: to begin with.")
  }

  @Test func phasesFollowEachOtherToTheEnd() {
    let timeline = timeline(
      exercise("Twist", holds, sides: .each), .rest(.seconds(10)), .wait(Wait("Stand up.")))
    let lines = PhaseLine.lines(timeline)
    #expect(lines.first?.startMs == 0)
    #expect(lines.last?.endMs == timeline.length.milliseconds.count)
    for (phase, next) in zip(lines, lines.dropFirst()) {
      #expect(phase.endMs == next.startMs)
      #expect(phase.phase == "wait" ? phase.startMs == phase.endMs : phase.startMs < phase.endMs)
    }
    #expect(lines.suffix(2).map(\.phase) == ["wait", "finish"])
    let work = lines.filter { $0.phase == "hold" }
    #expect(work.map(\.side) == ["left", "left", "right", "right"])
    #expect(work.allSatisfy { $0.endMs - $0.startMs == 20_000 && $0.exercise == "Twist" })
  }

  @Test(arguments: [(0, "0s"), (499, "0s"), (500, "1s"), (59_500, "1m"), (90_400, "1m30s")])
  func aLengthIsSaidInWholeSeconds(milliseconds: Int64, expected: String) {
    #expect(Milliseconds(milliseconds).rounded == expected)
  }
}
