// From here on with the easier exercise: a new timeline that is equal up to now. What was done of
// the step stays done; the rest of it, and every later step of the same exercise, is laid out anew.

import Routines

extension Timeline {
  /// - Parameters:
  ///   - easier: takes the place of the exercise that is on at the frame.
  ///   - step: the step that is on there.
  /// - Returns: nil in a step that is no exercise.
  func with(easier: Exercise, at frame: FrameIndex, step: Int) -> Timeline? {
    guard case .exercise(let current) = steps[step].step, let phase = phase(at: frame) else {
      return nil
    }
    let replaced = current.replaced(by: easier)
    let begun = current.parts == replaced.parts ? begun(current, in: phase) : Begun()
    var layout = PhaseLayout(continuing: self, at: frame, step: step)
    layout.add(
      .exercise(replaced),
      from: current.dose.work.isLike(replaced.dose.work) ? begun : Begun(part: begun.part),
      start: steps[step].start)
    for later in steps[(step + 1)...] { layout.add(later.step.with(easier, for: current.exercise)) }
    layout.finish()
    return Timeline(
      routine: routine, layout: layout, options: options,
      played: PlayedCues(cues: cues, until: frame))
  }

  /// How far a step has come in a phase of it. What has begun is done anew; between two parts or
  /// sets, the next one is still to do.
  private func begun(_ step: ExerciseStep, in phase: Phase) -> Begun {
    switch phase.kind {
    case .switch, .rest, .ready:
      let next = phases.first { $0.start >= phase.end && $0.kind.isWork }
      return next.map { begun(step, in: $0) } ?? Begun()
    default:
      let part = step.parts.firstIndex(of: phase.part) ?? 0
      return Begun(part: part, place: phase.place)
    }
  }
}

extension ExerciseStep {
  /// The same step with another exercise. A dose of the same form keeps its amount and sets; one of
  /// another form gives way to the exercise's own.
  func replaced(by easier: Exercise) -> ExerciseStep {
    var step = self
    step.exercise = easier
    step.say = nil
    step.alternates = alternates && easier.sides != .none
    if easier.dose.work.isLike(dose.work) {
      if let amount = dose.work.amount {
        step.dose.work = easier.dose.work.with(amount: amount)
      }
    } else {
      step.dose = easier.dose
    }
    if easier.sides == .none { step.only = nil }
    return step
  }
}

extension Step {
  fileprivate func with(_ easier: Exercise, for exercise: Exercise) -> Step {
    guard case .exercise(let step) = self, step.exercise.id == exercise.id else { return self }
    return .exercise(step.replaced(by: easier))
  }
}
