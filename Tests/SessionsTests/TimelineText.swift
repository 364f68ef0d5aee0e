// A timeline as text that a person can check, and the rules that hold for every timeline, however
// it came to be.

import Routines
import TestSupport
import Testing

@testable import Sessions

/// `hold 6500-16500 left`, one a line, in milliseconds.
func table(_ timeline: Timeline) -> [String] {
  timeline.phases.map { phase in
    "\(phase.kind.rawValue) \(phase.start.milliseconds.count)-\(phase.end.milliseconds.count)"
      + (phase.part.name.map { " \($0)" } ?? "")
  }
}

func cueTable(_ timeline: Timeline) -> [String] {
  timeline.cues.map { cue in
    "\(cue.kind.rawValue) \(cue.at.milliseconds.count)" + (cue.side.map { " \($0)" } ?? "")
  }
}

/// What is wrong with a timeline; nil when nothing is.
func fault(of timeline: Timeline) -> String? {
  var now = FrameIndex.zero
  for phase in timeline.phases {
    if phase.start != now { return "a gap before \(phase)" }
    if phase.end <= phase.start { return "nothing in \(phase)" }
    now = phase.end
  }
  for (one, next) in zip(timeline.cues, timeline.cues.dropFirst())
  where next.at - one.at < CueSpacing.least {
    return "\(one.kind) \(one.at.milliseconds), \(next.kind) \(next.at.milliseconds)"
  }
  if let last = timeline.cues.last, last.at >= timeline.end { return "a cue after the end" }
  for (one, next) in zip(timeline.steps, timeline.steps.dropFirst()) where next.start != one.end {
    return "step \(next.name ?? "?") does not follow on \(one.name ?? "?")"
  }
  for wait in timeline.waits {
    let step = timeline.steps[wait.step]
    let isExercise = step.step.exercise != nil
    let isThere = isExercise ? wait.at > step.start && wait.at <= step.end : wait.at == step.start
    if !isThere { return "a wait is not where its step is" }
  }
  return nil
}

/// What the work on each side and way takes in a step, in milliseconds.
func workByPart(_ timeline: Timeline, step: Int) -> [Int64] {
  let work = timeline.phases.filter { $0.step == step && $0.kind.isWork }
  return Dictionary(grouping: work, by: \.part).values
    .map { $0.reduce(0) { $0 + $1.length.milliseconds.count } }.sorted()
}

extension SeededNumbers {
  /// A routine with anything that a file may hold, short times before all.
  mutating func routine() -> Routine {
    let steps = (0..<Int.random(in: 1...5, using: &self)).map { _ in step(depth: 0) }
    return Routine(
      id: "generated", name: "Generated", steps: steps, paceThousandths: pick([nil, 500, 1500]))
  }

  private mutating func step(depth: Int) -> Step {
    switch Int.random(in: 0..<10, using: &self) {
    case 0: return .rest(pick([.seconds(1), Milliseconds(1250), .seconds(15)]))
    case 1: return .wait(Wait("Go on", atMost: pick([nil, .seconds(20)])))
    case 2 where depth < 2:
      let group = (0..<Int.random(in: 1...2, using: &self)).map { _ in step(depth: depth + 1) }
      let (between, every): (Milliseconds?, Milliseconds?) = pick([
        (nil, nil), (.seconds(1), nil), (.seconds(15), nil), (nil, .seconds(5)),
        (nil, .seconds(60)),
      ])
      return .repeat(
        Repeat(Int.random(in: 1...3, using: &self), group, between: between, every: every))
    default: return .exercise(exerciseStep())
    }
  }

  mutating func exercise(_ id: String) -> Exercise {
    var exercise = Exercise(
      id: id, name: id, position: pick(Position.allCases), sides: pick(Sides.allCases),
      dose: dose())
    if exercise.sides == .none {
      exercise.directions = pick([[], [.up, .down], [.left, .right]])
    }
    return exercise
  }

  mutating func exerciseStep() -> ExerciseStep {
    let short: [Milliseconds?] = [nil, .zero, Milliseconds(100), Milliseconds(700), .seconds(8)]
    var step = ExerciseStep(
      exercise(pick(["a", "b"])), dose: dose(), only: pick([nil, nil, .left]),
      alternates: pick([nil, true, false]), ready: pick(short), change: pick(short))
    step.paceThousandths = pick([nil, nil, 2000])
    return step
  }

  mutating func dose() -> Dose {
    let count = Int.random(in: 1...3, using: &self)
    let breath = Breath(
      in: .seconds(1), hold: pick([.zero, .seconds(1)]),
      out: pick([.seconds(2), Milliseconds(1500)]), empty: pick([.zero, .zero, .seconds(1)]))
    let half = Milliseconds(500)
    let moves: [Flow.Move] = [
      Flow.Move(.in, "Up"), Flow.Move(.out, "Down"), Flow.Move(.breaths(count), "Stay"),
    ]
    let work: Work = pick([
      .asManyAsPossible(.seconds(20)), .flow(Flow(moves, breath)), .repetitions(count, .own),
      .repetitions(count, .tempo(.holding(.seconds(9)))),
      .hold(.seconds(1)), .hold(pick([.seconds(7), .seconds(9), .seconds(31)])),
      .breaths(count, breath), .repetitions(count, .breath(breath)),
      .repetitions(count, .tempo(Tempo(out: half, hold: pick([.zero, half]), back: half))),
      .duration(pick([.seconds(1), .seconds(20)])),
      .contractRelax(
        contract: .seconds(1), relax: pick([.seconds(1), .seconds(10)]), repetitions: count),
    ])
    let between: Milliseconds = pick([.zero, Milliseconds(100), Milliseconds(500), .seconds(5)])
    if let amount = work.amount, Bool.random(using: &self) {
      return Dose(sets: [work, work.with(amount: amount + 1)], between: between)
    }
    return Dose(work, sets: Int.random(in: 1...3, using: &self), between: between)
  }
}
