// Every construct of the routine language, and what it becomes: a table that a person can check,
// and what holds for all routines, over some hundreds that are generated.

import Routines
import TestSupport
import Testing

@testable import Sessions

private func exercise(
  _ id: String = "stretch", _ position: Position = .seated, _ sides: Sides = .none,
  directions: [Direction] = []
) -> Exercise {
  var exercise = Exercise(
    id: id, name: id, position: position, sides: sides, dose: .hold(.seconds(10)))
  exercise.directions = directions
  exercise.sentence = id
  return exercise
}

private let plain = exercise()
private let sided = exercise("sided", .seated, .each)
private let marching = exercise("marching", .seated, .alternate)
private let circles = exercise("circles", .seated, directions: [.forward, .back])
private let lying = exercise("lying", .supine)

private let breath = Breath(in: .seconds(2), out: .seconds(3))

private func step(
  _ exercise: Exercise, _ work: Work, sets: Int = 1, between: Milliseconds = .seconds(3),
  only: Side? = nil, alternates: Bool? = nil, ready: Milliseconds? = nil,
  change: Milliseconds? = nil, pace: Int? = nil
) -> Step {
  var step = ExerciseStep(
    exercise, dose: Dose(work, sets: sets, between: between), only: only, alternates: alternates,
    ready: ready, change: change)
  step.paceThousandths = pace
  return .exercise(step)
}

private func tempo(_ out: Int64, _ hold: Int64, _ back: Int64) -> Pacing {
  .tempo(Tempo(out: .seconds(out), hold: .seconds(hold), back: .seconds(back)))
}

private let fiveSeconds = Work.hold(.seconds(5))

private struct Construct: CustomTestStringConvertible {
  var name: String
  var steps: [Step]
  var options = CompileOptions()
  var pace: Int?
  /// Without the closing phase, which is the same everywhere.
  var phases: [String]
  var testDescription: String { name }

  var timeline: Timeline {
    Timeline(
      compiling: Routine(id: "test", name: "Test", steps: steps, paceThousandths: pace),
      options: options)
  }
}

private let doses: [Construct] = [
  Construct(
    name: "hold", steps: [step(plain, fiveSeconds)], phases: ["ready 0-6500", "hold 6500-11500"]),
  Construct(
    name: "hold × sets with a rest between", steps: [step(plain, fiveSeconds, sets: 2)],
    phases: ["ready 0-6500", "hold 6500-11500", "rest 11500-14500", "hold 14500-19500"]),
  Construct(
    name: "hold × sets without a rest", steps: [step(plain, fiveSeconds, sets: 2, between: .zero)],
    phases: ["ready 0-6500", "hold 6500-11500", "hold 11500-16500"]),
  Construct(
    name: "order: sides", steps: [step(sided, fiveSeconds, sets: 2)],
    phases: [
      "ready 0-6500 left", "hold 6500-11500 left", "rest 11500-14500 left",
      "hold 14500-19500 left", "switch 19500-25500 right", "hold 25500-30500 right",
      "rest 30500-33500 right", "hold 33500-38500 right",
    ]),
  Construct(
    name: "order: alternate", steps: [step(sided, fiveSeconds, sets: 2, alternates: true)],
    phases: [
      "ready 0-6500 left", "hold 6500-11500 left", "switch 11500-14500 right",
      "hold 14500-19500 right", "switch 19500-22500 left", "hold 22500-27500 left",
      "switch 27500-30500 right", "hold 30500-35500 right",
    ]),
  Construct(
    name: "one side only", steps: [step(sided, fiveSeconds, sets: 2, only: .right)],
    phases: [
      "ready 0-6500 right", "hold 6500-11500 right", "rest 11500-14500 right",
      "hold 14500-19500 right",
    ]),
  Construct(
    name: "repetitions by breath", steps: [step(plain, .repetitions(2, .breath(breath)))],
    phases: [
      "ready 0-6500", "inhale 6500-8500", "exhale 8500-11500", "inhale 11500-13500",
      "exhale 13500-16500",
    ]),
  Construct(
    name: "repetitions by tempo", steps: [step(plain, .repetitions(2, tempo(2, 1, 2)))],
    phases: [
      "ready 0-6500", "move 6500-8500", "hold 8500-9500", "move 9500-11500", "move 11500-13500",
      "hold 13500-14500", "move 14500-16500",
    ]),
  Construct(
    name: "tempo without a hold", steps: [step(plain, .repetitions(2, tempo(2, 0, 1)))],
    phases: [
      "ready 0-6500", "move 6500-8500", "move 8500-9500", "move 9500-11500", "move 11500-12500",
    ]),
  Construct(
    name: "repetitions × sets",
    steps: [step(plain, .repetitions(1, .breath(breath)), sets: 2)],
    phases: [
      "ready 0-6500", "inhale 6500-8500", "exhale 8500-11500", "rest 11500-14500",
      "inhale 14500-16500", "exhale 16500-19500",
    ]),
  Construct(
    name: "alternating repetitions",
    steps: [step(marching, .repetitions(2, tempo(1, 0, 1)), sets: 2)],
    phases: [
      "ready 0-6500 left", "move 6500-7500 left", "move 7500-8500 left", "move 8500-9500 right",
      "move 9500-10500 right", "move 10500-11500 left", "move 11500-12500 left",
      "move 12500-13500 right", "move 13500-14500 right", "rest 14500-17500",
      "move 17500-18500 left", "move 18500-19500 left", "move 19500-20500 right",
      "move 20500-21500 right", "move 21500-22500 left", "move 22500-23500 left",
      "move 23500-24500 right", "move 24500-25500 right",
    ]),
  Construct(
    name: "directions", steps: [step(circles, .duration(.seconds(4)))],
    phases: [
      "ready 0-6500 forward", "move 6500-10500 forward", "switch 10500-16500 back",
      "move 16500-20500 back",
    ]),
  Construct(
    name: "duration of alternating sides: once", steps: [step(marching, .duration(.seconds(9)))],
    phases: ["ready 0-6500", "move 6500-15500"]),
  Construct(
    name: "duration of each side: once a side", steps: [step(sided, .duration(.seconds(9)))],
    phases: [
      "ready 0-6500 left", "move 6500-15500 left", "switch 15500-21500 right",
      "move 21500-30500 right",
    ]),
  Construct(
    name: "breaths", steps: [step(plain, .breaths(2, breath))],
    phases: [
      "ready 0-6500", "inhale 6500-8500", "exhale 8500-11500", "inhale 11500-13500",
      "exhale 13500-16500",
    ]),
  Construct(
    name: "contract-relax",
    steps: [
      step(
        plain, .contractRelax(contract: .seconds(5), relax: .seconds(9), repetitions: 2), sets: 1)
    ],
    phases: [
      "ready 0-6500", "contract 6500-11500", "relax 11500-20500", "contract 20500-25500",
      "relax 25500-34500",
    ]),
]

private let rest = Step.rest(.seconds(4))
private let wait = Step.wait(Wait("Lie down"))

private let structure: [Construct] = [
  Construct(
    name: "rest", steps: [step(plain, fiveSeconds), rest],
    phases: ["ready 0-6500", "hold 6500-11500", "rest 11500-15500"]),
  Construct(name: "rest first", steps: [rest], phases: ["ready 0-1500", "rest 1500-5500"]),
  Construct(
    name: "wait first", steps: [wait, step(plain, fiveSeconds)],
    phases: ["ready 0-1500", "ready 1500-6500", "hold 6500-11500"]),
  Construct(
    name: "wait in the middle", steps: [step(plain, fiveSeconds), wait, rest],
    phases: ["ready 0-6500", "hold 6500-11500", "rest 11500-15500"]),
  Construct(
    name: "two waits in a row, the second last", steps: [step(plain, fiveSeconds), wait, wait],
    phases: ["ready 0-6500", "hold 6500-11500"]),
  Construct(
    name: "nested repeat",
    steps: [.repeat(2, [.rest(.seconds(2)), .repeat(2, [.rest(.seconds(1))])])],
    phases: [
      "ready 0-1500", "rest 1500-3500", "rest 3500-4500", "rest 4500-5500", "rest 5500-7500",
      "rest 7500-8500", "rest 8500-9500",
    ]),
  Construct(
    name: "ready and change",
    steps: [step(sided, fiveSeconds, ready: .seconds(1), change: .seconds(2))],
    phases: [
      "ready 0-2500 left", "hold 2500-7500 left", "switch 7500-9500 right",
      "hold 9500-14500 right",
    ]),
  Construct(
    name: "ready 0s", steps: (0..<2).map { _ in step(plain, fiveSeconds, ready: .zero) },
    phases: ["ready 0-1500", "hold 1500-6500", "hold 6500-11500"]),
  Construct(
    name: "pace of a step",
    steps: [step(plain, fiveSeconds, pace: 2000), step(plain, fiveSeconds)],
    phases: ["ready 0-11500", "hold 11500-16500", "ready 16500-21500", "hold 21500-26500"]),
  Construct(
    name: "pace of the routine", steps: [step(sided, fiveSeconds)],
    options: CompileOptions(paceThousandths: 3000), pace: 500,
    phases: [
      "ready 0-4000 left", "hold 4000-9000 left", "switch 9000-12000 right",
      "hold 12000-17000 right",
    ]),
  Construct(
    name: "lead", steps: [step(plain, fiveSeconds)], options: CompileOptions(lead: .seconds(30)),
    phases: ["ready 0-36500", "hold 36500-41500"]),
  Construct(
    name: "what is said comes before the time to move",
    steps: [step(lying, fiveSeconds, pace: 500), step(plain, fiveSeconds, ready: .seconds(2))],
    options: CompileOptions(
      timing: Timing(
        guide: Guide(.short),
        spoken: [
          .text("lying", language: "en"): .seconds(4),
          .text("stretch", language: "en"): .seconds(3),
        ])),
    phases: ["ready 0-17100", "hold 17100-22100", "ready 22100-28700", "hold 28700-33700"]),
]

@Suite struct ConstructTests {
  @Test(arguments: doses + structure)
  fileprivate func aConstructBecomesItsPhases(_ construct: Construct) {
    let timeline = construct.timeline
    #expect(Array(table(timeline).dropLast()) == construct.phases)
    #expect(timeline.phases.last?.kind == .finish)
    #expect(fault(of: timeline) == nil)
  }

  @Test(
    arguments: [
      (
        "repetitions by tempo",
        [
          "rep 6500", "hold 8500", "release 9500", "rep 11500", "hold 13500",
          "release 14500", "finish 16500",
        ]
      ),
      (
        "tempo without a hold", ["rep 6500", "move 8500", "rep 9500", "move 11500", "finish 12500"]
      ),
      (
        "repetitions × sets",
        [
          "inhale 6500", "exhale 8500", "rest 11500", "inhale 14500",
          "exhale 16500", "finish 19500",
        ]
      ),
      (
        "breaths",
        [
          "inhale 6500", "exhale 8500", "inhale 11500", "exhale 13500", "release 16500",
          "finish 17100",
        ]
      ),
      (
        "hold × sets without a rest",
        [
          "hold 6500", "hold 11500", "release 16500",
          "finish 17100",
        ]
      ),
      (
        "contract-relax",
        [
          "contract 6500", "relax 11500", "countdown 17500", "countdown 18500",
          "countdown-last 19500", "contract 20500", "relax 25500", "countdown 31500",
          "countdown 32500", "countdown-last 33500", "release 34500", "finish 35100",
        ]
      ),
      ("rest", ["hold 6500", "release 11500", "rest 12100", "finish 15500"]),
    ])
  func aConstructIsHeardAs(_ name: String, cues: [String]) throws {
    let construct = try #require((doses + structure).first { $0.name == name })
    #expect(Array(cueTable(construct.timeline).dropFirst(2)) == cues)
  }

  @Test(
    arguments: [
      ("rest first", ["start 0", "rest 1500"]), ("wait first", ["start 0", "ready 1500"]),
      ("ready 0s", ["start 0", "hold 1500"]), ("lead", ["start 30000", "ready 31500"]),
    ])
  func theStartIsHeardBeforeAnythingElse(_ name: String, cues: [String]) throws {
    let construct = try #require(structure.first { $0.name == name })
    #expect(Array(cueTable(construct.timeline).prefix(2)) == cues)
  }

  @Test(
    arguments: [
      ("wait first", [1500]), ("wait in the middle", [11_500]),
      ("two waits in a row, the second last", [11_500, 11_500]),
    ] as [(String, [Int64])])
  func aWaitStandsBetweenItsNeighbours(_ name: String, at places: [Int64]) throws {
    let construct = try #require(structure.first { $0.name == name })
    #expect(construct.timeline.waits.map(\.at.milliseconds.count) == places)
  }

  @Test func everyRoutineKeepsTheRules() {
    var numbers = SeededNumbers(seed: 3)
    for number in 0..<600 {
      let routine = numbers.routine()
      let timeline = Timeline(compiling: routine)
      #expect(fault(of: timeline) == nil, "routine \(number)")
      #expect(timeline.length == FrameCount(Timing().length(of: routine)), "routine \(number)")
      #expect(timeline.steps.count == routine.unrolled.count)
      for step in timeline.steps.indices {
        #expect(Set(workByPart(timeline, step: step)).count < 2, "routine \(number) step \(step)")
      }
    }
  }
}
