// How long everything around the exercises takes: the one set of rules that the compiler of
// timelines lays out by and the composer reckons with, so that a composed routine is as long as it
// was meant to be.

/// What a person may set that changes the timing of a routine, and what the words take.
package struct Timing: Hashable, Sendable {
  /// Scales the time to move and to change sides, in thousandths: 1000 is as the catalogue says. A
  /// routine's or step's own pace stands for it.
  package var paceThousandths: Int
  /// What is said.
  package var guide: Guide
  /// How long it sounds; what is not in it is not said.
  package var spoken: [Utterance: Milliseconds]
  /// Whether what is not in `spoken` is reckoned with all the same, by its estimate: for plans that
  /// are made before anything was spoken.
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
    timing.guide.language = routine.language ?? guide.language
    return timing
  }

  /// Time to get ready for a step: what is said, then the time to move. Which step of how many it
  /// is, is not known here, and hardly matters.
  package func ready(for step: ExerciseStep, from body: BodyPlace) -> Milliseconds {
    let words = guide.place(12, of: 12) + words(of: step, on: step.parts[0])
    return time(saying: words) + moving(to: step, from: body)
  }

  /// The time to move.
  package func moving(to step: ExerciseStep, from body: BodyPlace) -> Milliseconds {
    let move = TimeToMove.length(
      from: body.position, to: step.exercise.position, onFloorBefore: body.wasOnFloor)
    return step.ready ?? scaled(move, step)
  }

  /// What is said of a step besides its place in the routine.
  /// - Parameter part: what it begins on.
  package func words(of step: ExerciseStep, on part: Part) -> [Utterance] {
    guide.words(of: step, on: part)
  }

  /// Time to change to the next part. What is said of it has its time, where the file leaves that
  /// open.
  package func change(within step: ExerciseStep, to part: Part) -> Milliseconds {
    if let change = step.change { return change }
    let words = guide.words(ofChangeTo: part)
    let said = time(saying: words)
    let least = said > .zero ? said + WordSpacing.toMoveOver : .zero
    return max(scaled(step.exercise.change, step), least)
  }

  /// What is said in a change-over of a length: nothing for which it leaves no time.
  package func words(ofChangeTo part: Part, in length: Milliseconds) -> [Utterance] {
    let words = guide.words(ofChangeTo: part)
    return time(saying: words) <= length ? words : []
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
      let changes = step.parts.dropFirst().map { change(within: step, to: $0) }
      return changes.reduce(work + dose.between * ((dose.sets - 1) * parts)) { $0 + $1 }
    }
    if case .repetitions = dose.work { return work + dose.between * (dose.sets - 1) }
    return work + alternation(within: step) * (dose.sets * parts - 1)
  }

  /// How long a routine takes from the start figure to the end of the closing one, without its
  /// waits.
  package func length(of routine: Routine) -> Milliseconds {
    let timing = under(routine)
    var body = BodyPlace()
    // Which length it tells hardly matters.
    let introduction = timing.guide.introduction(to: routine, length: .seconds(600))
    var total = Self.opening + Self.closing + timing.time(saying: introduction)
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

/// How words keep clear of the cues around them, and of each other.
package enum WordSpacing {
  /// From the start of a phase: the cue that ends the one before has died away by then, and the one
  /// that opens it, which keeps clear of that.
  package static let afterCue = Milliseconds(1300)
  /// After a cue that stands for itself, as a wait's does.
  package static let afterOne = Milliseconds(700)
  package static let between = Milliseconds(250)
  /// Before whatever comes next.
  package static let after = Milliseconds(300)
  /// What is left of a change of sides, at the least, when the side has been said.
  static let toMoveOver = Milliseconds(2000)
}

extension Timing {
  /// How long it sounds; nil: it is not said.
  package func length(of utterance: Utterance) -> Milliseconds? {
    spoken[utterance] ?? (estimates ? utterance.estimate : nil)
  }

  /// The time that words take in a phase, with the cue before them; zero when none is said.
  package func time(saying words: [Utterance]) -> Milliseconds {
    let lengths = words.compactMap(length(of:))
    guard !lengths.isEmpty else { return .zero }
    return lengths.reduce(WordSpacing.afterCue + WordSpacing.after) { $0 + $1 }
      + WordSpacing.between * (lengths.count - 1)
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
