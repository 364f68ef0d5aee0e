// How long everything around the exercises takes: the one set of rules that the compiler of
// timelines lays out by and the composer reckons with, so that a composed routine is as long as it
// was meant to be.

/// What a person may set that changes the timing of a routine, and what the words take.
package struct Timing: Hashable, Sendable {
  /// Scales the time to move and to change sides, in thousandths: 1000 is as the catalogue says. A
  /// routine's or step's own pace stands for it.
  package var paceThousandths: Int
  /// How long a text or a recording sounds, by its text or path; what is not in it takes no time.
  package var spoken: [String: Milliseconds]

  package init(paceThousandths: Int = 1000, spoken: [String: Milliseconds] = [:]) {
    self.paceThousandths = paceThousandths
    self.spoken = spoken
  }

  /// The rising figure, and a moment to take it in, before the first exercise is announced.
  package static let opening = Milliseconds(1500)
  /// Room for the falling figure.
  package static let closing = Milliseconds(3000)

  package func under(_ routine: Routine) -> Timing {
    var timing = self
    timing.paceThousandths = routine.paceThousandths ?? paceThousandths
    return timing
  }

  /// Time to get ready for a step: what is said, then the time to move.
  package func ready(for step: ExerciseStep, from body: BodyPlace) -> Milliseconds {
    let move = TimeToMove.length(
      from: body.position, to: step.exercise.position, onFloorBefore: body.wasOnFloor)
    return said(of: step) + (step.ready ?? scaled(move, step))
  }

  /// Time to change from one part to the next.
  package func change(within step: ExerciseStep) -> Milliseconds {
    step.change ?? scaled(step.exercise.change, step)
  }

  private func said(of step: ExerciseStep) -> Milliseconds {
    let key =
      switch step.say {
      case .text(let text): text
      case .recording(let path): path
      case nil: step.exercise.sentence
      }
    return spoken[key] ?? .zero
  }

  private func scaled(_ length: Milliseconds, _ step: ExerciseStep) -> Milliseconds {
    Milliseconds(length.count * Int64(step.paceThousandths ?? paceThousandths) / 1000)
  }

  /// Time to change between two sets that go side by side.
  package func alternation(within step: ExerciseStep) -> Milliseconds {
    step.change ?? step.dose.between
  }

  /// How long a step takes with everything around it.
  package func length(of step: ExerciseStep, from body: BodyPlace) -> Milliseconds {
    ready(for: step, from: body) + performance(of: step)
  }

  /// The work of all parts, with what lies between.
  private func performance(of step: ExerciseStep) -> Milliseconds {
    let (dose, parts) = (step.dose, step.parts.count)
    let work = dose.work.length * (dose.sets * parts)
    guard step.alternates, parts > 1 else {
      return work + dose.between * ((dose.sets - 1) * parts) + change(within: step) * (parts - 1)
    }
    if case .repetitions = dose.work { return work + dose.between * (dose.sets - 1) }
    return work + alternation(within: step) * (dose.sets * parts - 1)
  }

  /// How long a routine takes from the start figure to the end of the closing one, without its
  /// waits.
  package func length(of routine: Routine) -> Milliseconds {
    let timing = under(routine)
    var body = BodyPlace()
    var total = Self.opening + Self.closing
    for step in routine.unrolled {
      switch step {
      case .exercise(let step):
        total = total + timing.length(of: step, from: body)
        body.move(to: step.exercise.position)
      case .rest(let length): total = total + length
      case .wait, .repeat: break
      }
    }
    return total
  }
}

/// Where the body is in the course of a routine.
package struct BodyPlace: Hashable, Sendable {
  /// Nil before the first exercise.
  package private(set) var position: Position?
  /// Whether any exercise so far was on the floor.
  package private(set) var wasOnFloor = false

  package init() {}

  package mutating func move(to position: Position) {
    self.position = position
    wasOnFloor = wasOnFloor || position.isOnFloor
  }
}
