// How long a routine takes, reckoned as the layout lays it out, for what cannot wait for a
// timeline: the composer weighs hundreds of routines.

/// A rest and the getting ready after it share their time: what comes next is said in the rest, so
/// that a rest of ten seconds takes ten seconds. Only words that do not fit make it longer.
package struct Pause: Hashable, Sendable {
  /// What is left of the rest, before getting ready begins.
  package var rest: Milliseconds
  package var ready: Milliseconds

  /// The rest's own cue needs this long.
  private static let cue = Milliseconds(1200)
  /// A rest of less than 3 s keeps only this much: never nothing, because a step that takes no time
  /// could not be gone back beyond.
  private static let least = Milliseconds(500)
  private static let shortest = Milliseconds.seconds(3)
  /// After the words, to lie still and hear how much time is left.
  private static let quiet = Milliseconds.seconds(13)
  /// Without words, for the countdown.
  private static let counted = Milliseconds.seconds(5)

  package init(rest: Milliseconds, ready: Milliseconds) {
    (self.rest, self.ready) = (rest, ready)
  }

  /// - Parameters:
  ///   - resting: as the file has it.
  ///   - kept: what is spoken at its start takes this long.
  ///   - said: the words before the exercise, including the cue before them.
  ///   - moving: the time to move after them.
  package init(
    resting: Milliseconds, kept: Milliseconds, said: Milliseconds, moving: Milliseconds
  ) {
    let kept = max(kept, resting < Self.shortest ? Self.least : Self.cue)
    let free = max(.zero, resting - kept)
    let wished = said > .zero ? said + max(moving, Self.quiet) : max(moving, Self.counted)
    ready = max(said + moving, min(free, wished))
    rest = resting - min(ready, free)
  }
}

extension Timing {
  /// How long a routine takes from the start figure to the end of the closing one, without its
  /// waits.
  package func length(of routine: Routine) -> Milliseconds {
    let timing = under(routine)
    var sum = LengthSum(timing: timing, count: routine.exerciseCount)
    for planned in routine.plan { sum.add(planned) }
    let bare = sum.total + timing.time(saying: sum.ending) + Self.opening + Self.closing
    // It names the length that the routine has with it.
    let introduced = { (length: Milliseconds) in
      bare + timing.length(of: timing.guide.introduction(to: routine, length: length))
    }
    return introduced(introduced(.seconds(600)))
  }

  /// How long it takes with the time to fetch what is needed; zero if nothing is spoken.
  package func length(of introduction: Introduction) -> Milliseconds {
    let said = time(saying: introduction.words)
    return said > .zero ? said + introduction.fetching : .zero
  }

  /// The time to say which round begins, in all rounds of one repeat, in milliseconds.
  func announcing(rounds: Int) -> Int64 {
    guard rounds > 1, guide.amount != .tones else { return 0 }
    return (1...rounds).reduce(0) { sum, number in
      let words = guide.phrases.round(Briefing.Round(number, of: rounds))
      return sum + (length(of: words).map { ($0 + WordSpacing.between).count } ?? 0)
    }
  }

  /// The time to move after a rest in which the next exercise was named: whoever stays in the same
  /// position is there already.
  package func moving(afterRestTo step: ExerciseStep, from body: BodyPosition) -> Milliseconds {
    let moving = moving(to: step, from: body)
    let stays = step.ready == nil && body.position == step.exercise.position
    return stays ? min(moving, WordSpacing.toMoveOver) : moving
  }
}

/// Adds up the steps of a plan.
private struct LengthSum {
  let timing: Timing
  let count: Int
  private(set) var total = Milliseconds.zero
  private var body = BodyPosition()
  /// How to come out of the exercise before, if that was not said yet.
  private(set) var ending: [Utterance] = []
  /// The rest just before, and what is spoken in it.
  private var rest: (length: Milliseconds, kept: Milliseconds)?
  /// Where the work of each step began.
  private var starts: [Milliseconds] = []

  init(timing: Timing, count: Int) {
    self.timing = timing
    self.count = count
  }

  mutating func add(_ planned: PlannedStep) {
    starts.append(total)
    switch planned.step {
    case .exercise(let step): add(step, planned.briefing)
    case .rest(let written):
      let length =
        planned.filling.map { filling in
          filling.rest(after: total - starts[starts.count - 1 - filling.steps])
        } ?? written
      let kept = timing.time(saying: ending)
      let fits = kept <= length
      total = total + length
      rest = (length, fits ? kept : .zero)
      if fits { ending = [] }
    case .wait: (ending, rest) = ([], nil)
    case .repeat: preconditionFailure("a repeat in a plan: repeats are expanded before")
    }
  }

  private mutating func add(_ step: ExerciseStep, _ briefing: Briefing) {
    let parts = step.parts
    let words = timing.words(of: step, on: parts[0], briefing, of: count)
    let said = timing.time(saying: ending + words)
    if let rest {
      let pause = Pause(
        resting: rest.length, kept: rest.kept, said: said,
        moving: timing.moving(afterRestTo: step, from: body))
      total = total - rest.length + pause.rest + pause.ready
    } else {
      total = total + said + timing.moving(to: step, from: body)
    }
    starts[starts.count - 1] = total
    total = total + timing.performance(of: step, briefing)
    body.move(to: step.exercise.position)
    ending =
      timing.guide.under(step).ending(of: step, on: parts[parts.count - 1], briefing).map { [$0] }
      ?? []
    rest = nil
  }
}
