// How long everything around the exercises takes. The same rules lay out timelines and guide the
// composer, so that a composed routine is exactly as long as intended.

/// What the user can set that affects the timing of a routine, and the length of the words.
package struct Timing: Hashable, Sendable {
  /// Scales the time to move and to change sides, in thousandths: 1000 is the catalogue's time. A
  /// routine's or step's own pace replaces it.
  package var paceThousandths: Int
  /// What is spoken.
  package var guide: Guide
  /// The length of each utterance; one that is missing is not spoken.
  package var spoken: [Utterance: Milliseconds]
  /// Whether an utterance missing from `spoken` is included with an estimated length, for plans
  /// made before anything is synthesised.
  package var estimates: Bool

  package init(
    paceThousandths: Int = 1000, guide: Guide = Guide(), spoken: [Utterance: Milliseconds] = [:],
    estimates: Bool = false
  ) {
    self.paceThousandths = paceThousandths
    self.guide = guide
    self.spoken = spoken
    self.estimates = estimates
  }

  /// The rising figure, and a moment to take it in, before the first exercise is announced.
  package static let opening = Milliseconds(1500)
  /// Room for the falling figure.
  package static let closing = Milliseconds(3000)

  package func under(_ routine: Routine) -> Timing {
    var timing = self
    timing.paceThousandths = routine.paceThousandths ?? paceThousandths
    timing.guide = guide.with(routine.guide)
    timing.guide.language = routine.language ?? guide.language
    return timing
  }

  /// The time to get ready for a step: the spoken words, then the time to move.
  /// - Parameters:
  ///   - briefing: nil: it is not known where the step will come; as it is explained at first.
  ///   - count: of different exercises in the routine.
  package func ready(
    for step: ExerciseStep, from body: BodyPosition, _ briefing: Briefing? = nil, of count: Int = 12
  ) -> Milliseconds {
    var usual = Briefing()
    usual.number = count
    let words = words(of: step, on: step.parts[0], briefing ?? usual, of: count)
    return time(saying: words) + moving(to: step, from: body)
  }

  /// The time to move.
  package func moving(to step: ExerciseStep, from body: BodyPosition) -> Milliseconds {
    let move = TimeToMove.length(
      from: body.position, to: step.exercise.position, onFloorBefore: body.wasOnFloor)
    return step.ready ?? scaled(move, step)
  }

  /// What is spoken for a step while getting ready.
  /// - Parameter part: the part that it begins on.
  package func words(
    of step: ExerciseStep, on part: Part, _ briefing: Briefing, of count: Int
  ) -> [Utterance] {
    guide.under(step).words(of: step, on: part, briefing, of: count)
  }

  /// The time to change to the next part. It includes the time of the spoken words, if the file
  /// leaves it open.
  /// - Parameter briefing: what is said of the step where it comes.
  package func change(
    within step: ExerciseStep, to part: Part, _ briefing: Briefing
  ) -> Milliseconds {
    if let change = step.change { return change }
    let words = guide.under(step).words(ofChangeTo: part, in: step, briefing)
    let said = time(saying: words)
    let after = words.count > 1 ? WordSpacing.toFollow : WordSpacing.toMoveOver
    let least = said > .zero ? said + after : .zero
    return max(scaled(step.exercise.change, step), least)
  }

  /// What is spoken in a change-over of a given length: nothing that does not fit, and rather the
  /// side alone than nothing.
  package func words(
    ofChangeTo part: Part, in step: ExerciseStep, _ briefing: Briefing, within length: Milliseconds
  ) -> [Utterance] {
    var words = guide.under(step).words(ofChangeTo: part, in: step, briefing)
    while !words.isEmpty, time(saying: words) > length {
      // A flow cannot do without its first movement.
      if case .flow = step.dose.work { words.removeFirst() } else { words.removeLast() }
    }
    return words
  }

  private func scaled(_ length: Milliseconds, _ step: ExerciseStep) -> Milliseconds {
    Milliseconds(length.count * Int64(step.paceThousandths ?? paceThousandths) / 1000)
  }

  /// The time to change between two sets on alternating sides.
  package func alternation(within step: ExerciseStep) -> Milliseconds {
    step.change ?? step.dose.between
  }

  /// How long a step takes with everything around it.
  package func length(of step: ExerciseStep, from body: BodyPosition) -> Milliseconds {
    ready(for: step, from: body) + performance(of: step)
  }

  /// The work of all parts, with what lies between.
  /// - Parameter briefing: of the step where it comes; as it is explained at first, if unknown.
  func performance(of step: ExerciseStep, _ briefing: Briefing = Briefing()) -> Milliseconds {
    let (dose, parts) = (step.dose, step.parts.count)
    let work = dose.total * parts
    guard step.alternates, parts > 1 else {
      let changes = step.parts.dropFirst().map { change(within: step, to: $0, briefing) }
      return changes.reduce(work + dose.between * ((dose.sets - 1) * parts)) { $0 + $1 }
    }
    if step.isInterleaved { return work + dose.between * (dose.sets - 1) }
    return work + alternation(within: step) * (dose.sets * parts - 1)
  }
}

/// The gaps that keep words clear of the cues around them, and of each other.
package enum WordSpacing {
  /// From the start of a phase: the cue that ends the phase before, and the one that opens this
  /// phase after it, have died away by then.
  package static let afterCue = Milliseconds(1300)
  /// After a single cue, such as that of a wait.
  package static let afterOne = Milliseconds(700)
  package static let between = Milliseconds(250)
  /// Before whatever comes next.
  package static let after = Milliseconds(300)
  /// What is left, at least, of a change of sides after the side was spoken.
  package static let toMoveOver = Milliseconds(2000)
  /// The same, after it was also said how to change: nobody can do that before it was heard.
  static let toFollow = Milliseconds(4000)
}

extension Timing {
  /// How long it sounds; nil: it is not spoken.
  package func length(of utterance: Utterance) -> Milliseconds? {
    spoken[utterance] ?? (estimates ? utterance.estimate : nil)
  }

  /// The time that words take in a phase, including the cue before them; zero if there are none.
  package func time(saying words: [Utterance]) -> Milliseconds {
    let lengths = words.compactMap(length(of:))
    guard !lengths.isEmpty else { return .zero }
    return lengths.reduce(WordSpacing.afterCue + WordSpacing.after) { $0 + $1 }
      + WordSpacing.between * (lengths.count - 1)
  }
}
