// From here on with the easier exercise: a new timeline that is equal up to now. What was done of
// the step stays done; the rest of it, and every later step of the same exercise, is laid out anew.

import Routines

extension Timeline {
  /// - Parameters:
  ///   - easier: takes the place of the exercise that is on at the frame.
  ///   - step: the step that is on. If it ends before the frame, it stays as it is.
  /// - Returns: nil in a step that is no exercise.
  func with(easier: Exercise, at frame: FrameIndex, step: Int) -> Timeline? {
    guard case .exercise(let current) = steps[step].step, let phase = phase(at: frame) else {
      return nil
    }
    let begunStep = steps[step]
    if frame >= begunStep.end {
      return withSteps(
        steps[(step + 1)...].map { $0.step.with(easier, for: current.exercise) },
        from: step + 1, heardUntil: frame)
    }
    var replaced = current.replaced(by: easier)
    // A ready time that the routine has made short is for an exercise that one comes to prepared.
    if let ready = replaced.ready, ready < Self.readyMin { replaced.ready = nil }
    let begun = current.parts == replaced.parts ? begun(current, in: phase) : Begun()
    var layout = PhaseLayout(continuing: self, at: frame, step: step)
    layout.add(
      .exercise(replaced),
      from: current.dose.work.isLike(replaced.dose.work) ? begun : Begun(part: begun.part),
      start: begunStep.start,
      former: begunStep.former + [.init(exercise: current.exercise, until: frame)])
    for later in steps[(step + 1)...] { layout.add(later.step.with(easier, for: current.exercise)) }
    layout.finish()
    return Timeline(
      routine: routine, layout: layout, options: options,
      played: played(until: frame))
  }

  /// The least time to get into an exercise that nobody expected.
  private static let readyMin = Milliseconds.seconds(5)

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
