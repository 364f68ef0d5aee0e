// Switches to the easier exercise: a new timeline that is equal up to now. What was done of the
// step stays done; the rest of it, and every later step of the same exercise, is laid out again.

import Routines

extension Timeline {
  /// - Parameters:
  ///   - easier: replaces the current exercise at the frame.
  ///   - step: the current step. If it ends before the frame, it stays as it is.
  ///   - isInWait: whether the user is in the middle of a set at their own pace, which has no
  ///     frames.
  /// - Returns: nil in a step that is not an exercise.
  func with(
    easier: Exercise, at frame: FrameIndex, step: Int, isInWait: Bool = false
  ) -> Timeline? {
    guard case .exercise(let current) = steps[step].step,
      let phase = phase(at: isInWait ? frame - FrameCount(1) : frame)
    else {
      return nil
    }
    let begunStep = steps[step]
    if frame >= begunStep.end, !isInWait {
      return withSteps(
        steps[(step + 1)...].map { $0.planned.with(easier, for: current.exercise) },
        from: step + 1, heardUntil: frame)
    }
    var replaced = current.replaced(by: easier)
    // A short ready time of the routine is meant for an exercise that the user is prepared for.
    if let ready = replaced.ready, ready < Self.readyMin { replaced.ready = nil }
    let begun = current.parts == replaced.parts ? begun(current, in: phase) : Begun()
    var layout = PhaseLayout(continuing: self, at: frame, step: step, isInWait: isInWait)
    // It is new to the listener, and has no number of its own.
    var briefing = Briefing()
    briefing.isLast = begunStep.briefing.isLast
    layout.add(
      PlannedStep(.exercise(replaced), briefing),
      from: current.dose.work.isLike(replaced.dose.work) ? begun : Begun(part: begun.part),
      start: begunStep.start,
      former: begunStep.former + [.init(exercise: current.exercise, until: frame)])
    for later in steps[(step + 1)...] {
      layout.add(later.planned.with(easier, for: current.exercise))
    }
    layout.finish()
    return Timeline(
      routine: routine, layout: layout, options: options,
      played: played(until: frame))
  }

  /// The least time to get into an exercise that comes unexpectedly.
  private static let readyMin = Milliseconds.seconds(5)

  /// How far a step has progressed in one of its phases. What has begun is repeated; between two
  /// parts or sets, the next one is still to do.
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
  /// another form is replaced by the exercise's own.
  func replaced(by easier: Exercise) -> ExerciseStep {
    var step = self
    step.exercise = easier
    step.say = nil
    step.alternates = alternates && easier.sides != .none
    if easier.dose.work.isLike(dose.work) {
      let works = dose.works.map { easier.dose.work.like($0) }
      step.dose = Dose(sets: works, between: dose.between)
    } else {
      step.dose = easier.dose
    }
    if easier.sides == .none { step.only = nil }
    return step
  }
}

extension Work {
  /// In the amount of other work. What is held, or done at one's own pace, stays so.
  fileprivate func like(_ other: Work) -> Work {
    guard let amount = other.amount else { return other }
    switch other {
    case .repetitions(_, .own): return other
    case .repetitions(_, .tempo(let tempo)) where tempo.held != nil: return other
    default: return with(amount: amount)
    }
  }
}

extension PlannedStep {
  fileprivate func with(_ easier: Exercise, for exercise: Exercise) -> PlannedStep {
    guard case .exercise(let step) = step, step.exercise.id == exercise.id else { return self }
    return PlannedStep(.exercise(step.replaced(by: easier)), briefing)
  }
}
