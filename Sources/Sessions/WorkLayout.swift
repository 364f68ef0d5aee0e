// Lays out one set of work on one part: the phases of a hold, of breaths, of repetitions, each with
// the cues at its edges.

import Routines

extension PhaseLayout {
  /// - Parameter place: how far the set has progressed; the rest of it is laid out.
  mutating func add(
    _ work: Work, of step: ExerciseStep, part: Part, from place: WorkProgress
  ) {
    var place = place
    switch work {
    case .hold(let length):
      phase(
        .hold, length, part: part, place, opening: .hold, closing: .release,
        words: due.hold(length))
    case .duration(let length), .asManyAsPossible(let length):
      phase(.move, length, part: part, place, opening: .move, closing: .release)
    case .breaths(let count, let breath):
      repeated(count, last: guide.phrases.lastBreath, from: &place) { $0.breathe(breath, part, $1) }
      editLast { $0.closing = .release }
    case .flow(let flow): add(flow, part, place)
    case .repetitions(let count, .own): atOwnPace(count, of: step, part, place)
    case .repetitions(let count, let pacing):
      repeated(count, from: &place) { $0.repeatOnce(pacing, part, $1) }
    case .contractRelax(let contract, let relax, let count):
      repeated(count, from: &place) { $0.tenseOnce(contract, relax, part, $1) }
      editLast { $0.closing = .release }
    }
  }

  private mutating func repeated(
    _ times: Int, last: Utterance? = nil, from place: inout WorkProgress,
    _ once: (inout PhaseLayout, WorkProgress) -> Void
  ) {
    while place.repetition < times {
      once(&self, place)
      announce(place.repetition, of: times, last: last)
      place.repetition += 1
    }
  }

  /// Adds what is said of a repetition to its last phase: its number, as it is done, and before the
  /// last one that it is the last.
  mutating func announce(
    _ repetition: Int, of count: Int, last words: Utterance? = nil
  ) {
    let guide = guide
    editLast { last in
      if guide.count.counts(repetition + 1), last.words.isEmpty {
        last.words = guide.aside(guide.phrases.count(repetition + 1))
      }
      if repetition == count - 2, count >= Self.countedFrom {
        last.closingWords = guide.aside(words ?? guide.phrases.lastOne)
      }
    }
  }

  /// Of two repetitions, nobody loses count.
  private static var countedFrom: Int { 3 }

  mutating func repeatOnce(_ pacing: Pacing, _ part: Part, _ place: WorkProgress) {
    switch pacing {
    case .breath(let breath): breathe(breath, part, place)
    case .tempo(let tempo):
      let isHeld = tempo.hold > .zero
      // The end of a long hold is signalled in advance; its own cue is that of the way back.
      let isLong = tempo.hold >= HoldProgress.countdownFrom
      phase(.move, tempo.out, part: part, place, opening: .rep)
      phase(
        .hold, tempo.hold, part: part, place, opening: .hold, closing: isLong ? .release : nil)
      phase(.move, tempo.back, part: part, place, opening: isHeld ? .release : .move)
      phase(.hold, tempo.pause, part: part, place, opening: .hold)
    case .own: preconditionFailure("a set at the user's own pace has no single repetitions")
    }
  }

  private mutating func breathe(_ breath: Breath, _ part: Part, _ place: WorkProgress) {
    phase(.inhale, breath.in, part: part, place, opening: .inhale, words: due.say(.breatheIn))
    phase(
      .breathFull, breath.hold, part: part, place, opening: .breathFull,
      words: due.say(.holdTheBreath))
    phase(.exhale, breath.out, part: part, place, opening: .exhale, words: due.say(.breatheOut))
    phase(
      .breathEmpty, breath.empty, part: part, place, opening: .breathEmpty,
      words: due.say(.stayEmpty))
  }

  private mutating func tenseOnce(
    _ contract: Milliseconds, _ relax: Milliseconds, _ part: Part, _ place: WorkProgress
  ) {
    phase(.contract, contract, part: part, place, opening: .contract, words: due.say(.tense))
    phase(.relax, relax, part: part, place, opening: .relax, words: due.say(.letGo))
  }

  /// The timeline stops until the user has done the set.
  private mutating func atOwnPace(
    _ count: Int, of step: ExerciseStep, _ part: Part, _ place: WorkProgress
  ) {
    phase(.move, Pacing.start, part: part, place, opening: .move)
    stop(Wait(guide.phrases.ownPace(step.exercise.name, count)), words: due.say(.goOn))
  }

  /// Each movement is said ahead, at the end of the breath before it; the first one was said while
  /// getting ready. All are one repetition: nobody does half a round more.
  private mutating func add(_ flow: Flow, _ part: Part, _ place: WorkProgress) {
    for (index, move) in flow.moves.enumerated() {
      if index > 0 { sayAhead(guide.words(of: move, on: part)) }
      switch move.span {
      case .in: phase(.inhale, flow.breath.in, part: part, place, opening: .inhale)
      case .out: phase(.exhale, flow.breath.out, part: part, place, opening: .exhale)
      case .breaths(let count): for _ in 0..<count { breathe(flow.breath, part, place) }
      }
    }
    editLast { $0.closing = .release }
  }

  /// Words before what comes next, at the end of what was laid out last.
  mutating func sayAhead(_ words: [Utterance]) {
    guard !words.isEmpty else { return }
    editLast { $0.closingWords = words }
  }
}
