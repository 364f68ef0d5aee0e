// A routine as people read it before they start: the plan must say what will be heard.

import Routines
import Sessions
import Testing

@testable import Daemon

private func exercise(_ name: String, _ dose: Dose, sides: Sides = .none) -> Step {
  .exercise(
    ExerciseStep(
      Exercise(id: name, name: name, position: .seated, sides: sides, dose: dose),
      ready: .seconds(5), change: .seconds(6)))
}

private func plan(_ steps: Step...) -> RoutinePlan {
  RoutinePlan(Timeline(compiling: Routine(id: "plan", name: "Plan", steps: steps)))
}

private let breaths = Dose.repetitions(3, breath: Breath(in: .seconds(4), out: .seconds(6)))
private let holds = Dose.hold(.seconds(20), sets: 2, between: .seconds(5))

@Suite struct RoutinePlanTests {
  @Test func everyStepIsALineWithItsTimeAndItsWork() {
    let plan = plan(
      exercise("Twist", .hold(.seconds(20), sets: 1, between: .zero), sides: .each),
      .rest(.seconds(90)), exercise("Cat", breaths), exercise("Hold", holds))
    #expect(
      plan.lines == [
        "0:00  1 of 4  Twist: left hold 20s, right hold 20s",
        "0:52  2 of 4  Rest: rest 1m30s",
        "2:22  3 of 4  Cat: 3 times in 4s, out 6s",
        "2:57  4 of 4  Hold: hold 20s, rest 5s, hold 20s",
      ])
  }

  @Test func phasesFollowEachOtherToTheEnd() {
    let plan = plan(exercise("Twist", holds, sides: .each), .rest(.seconds(10)))
    #expect(plan.phases.first?.startMs == 0)
    #expect(plan.phases.last?.endMs == plan.durationMs)
    #expect(plan.phases.last?.phase == "finish")
    for (phase, next) in zip(plan.phases, plan.phases.dropFirst()) {
      #expect(phase.endMs == next.startMs)
      #expect(phase.startMs < phase.endMs)
    }
    let work = plan.phases.filter { $0.phase == "hold" }
    #expect(work.map(\.side) == ["left", "left", "right", "right"])
    #expect(work.allSatisfy { $0.endMs - $0.startMs == 20_000 && $0.exercise == "Twist" })
    #expect(plan.phases.filter { $0.exercise == nil }.map(\.step) == [2, 2])
  }

  @Test(arguments: [(0, "0s"), (499, "0s"), (500, "1s"), (59_500, "1m"), (90_400, "1m30s")])
  func aLengthIsSaidInWholeSeconds(milliseconds: Int64, expected: String) {
    #expect(rounded(milliseconds) == expected)
  }
}
