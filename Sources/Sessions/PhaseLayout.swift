// Lays steps out in time, one after the other. Everything is added up once, here, in whole
// milliseconds. Phases name the cues at their edges; the cue sheet determines their exact frames.

import Routines

struct PhaseLayout {
  let options: CompileOptions
  private(set) var phases: [Phase] = []
  private(set) var steps: [TimelineStep] = []
  private(set) var waits: [WaitPoint] = []
  private(set) var now = FrameIndex.zero
  private var body = BodyPosition()
  /// The rest just before, which the next exercise shares to get ready.
  private var rest: Rest?
  /// What is said once in a session, or once in an exercise, and was not said yet.
  private var due = SpokenOnce()
  /// How to come out of the previous exercise, if that was not spoken yet.
  private var ending: [Utterance] = []
  private var timing: Timing { options.timing }

  /// A step's rest, while nothing follows it yet.
  private struct Rest {
    var length: Milliseconds
    /// What is spoken at its start takes this long.
    var kept: Milliseconds
  }

  init(options: CompileOptions) {
    self.options = options
    let explains = timing.guide.explainsTones && timing.guide.amount != .tones
    due.explanations = explains ? [.hold, .change, .breath] : []
  }

  /// Continues after the first steps of a timeline that was heard up to a frame. As long as only
  /// the start figure was heard, that means from the beginning.
  /// - Parameter step: the current step; the next `add` lays it out again.
  init(continuing timeline: Timeline, at frame: FrameIndex, step: Int) {
    self.init(options: timeline.options)
    let opening = options.lead + Timing.opening + timing.length(of: options.introduction)
    if step == 0, frame <= .zero + FrameCount(opening) {
      introduce()
      return
    }
    due.explanations = []
    for var phase in timeline.phases where phase.start < frame {
      if phase.end > frame {
        phase.end = frame
        phase.closing = nil
      }
      phases.append(phase)
    }
    steps = Array(timeline.steps[..<step])
    waits = timeline.waits.filter { $0.step < step }
    now = frame
    // While still getting ready, the body is not there yet.
    for phase in phases where phase.kind.isWork {
      let exercise = timeline.steps[phase.step].exercise(at: phase.start)
      exercise.map { body.move(to: $0.position) }
    }
  }

  /// - Parameters:
  ///   - begun: how far its exercise has progressed; the rest is laid out.
  ///   - start: where the step began, if it did so earlier.
  ///   - former: the exercises in it until now.
  mutating func add(
    _ planned: PlannedStep, from begun: Begun = Begun(), start: FrameIndex? = nil,
    former: [TimelineStep.Former] = []
  ) {
    let isFromTheBeginning = phases.isEmpty
    var start = start ?? (phases.isEmpty ? now + FrameCount(options.lead) : now)
    switch planned.step {
    case .exercise(let exercise):
      if let rest { start = share(rest, with: exercise, planned.briefing) }
      add(exercise, planned.briefing, from: begun)
    case .rest(let length): add(resting: length)
    case .wait(let wait):
      makeRoomForTheStart()
      start = now
      let words = ending + timing.guide.words(of: wait)
      waits.append(WaitPoint(at: now, step: steps.count, wait: wait, words: words))
      (ending, rest) = ([], nil)
    case .repeat:
      preconditionFailure("a repeat reached the layout: repeats are expanded first")
    }
    var laidOut = TimelineStep(planned.step, planned.briefing, start: start, end: now)
    if !isFromTheBeginning { laidOut.former = former }
    steps.append(laidOut)
  }

  private mutating func add(resting length: Milliseconds) {
    makeRoomForTheStart()
    let said = timing.time(saying: ending)
    let fits = said <= length
    phase(.rest, length, opening: .rest, words: fits ? ending : [])
    rest = Rest(length: length, kept: fits ? said : .zero)
    if fits { ending = [] }
  }

  /// Gives the end of a rest to the exercise after it, to get ready.
  /// - Returns: where the exercise begins.
  private mutating func share(
    _ rest: Rest, with step: ExerciseStep, _ briefing: Briefing
  ) -> FrameIndex {
    let pause = pause(after: rest, step, briefing)
    now = phases[phases.count - 1].start + FrameCount(pause.rest)
    phases[phases.count - 1].end = now
    steps[steps.count - 1].end = now
    return now
  }

  private func pause(after rest: Rest, _ step: ExerciseStep, _ briefing: Briefing) -> Pause {
    let words = timing.words(of: step, on: step.parts[0], briefing, of: options.exercises)
    return Pause(
      resting: rest.length, kept: rest.kept, said: timing.time(saying: ending + words),
      moving: timing.moving(afterRestTo: step, from: body))
  }

  /// The start figure and what is spoken before the first step: a phase of their own, if anything
  /// is spoken.
  mutating func introduce() {
    let length = timing.length(of: options.introduction)
    guard length > .zero else { return }
    phase(.ready, options.lead + Timing.opening + length, words: options.introduction.words)
  }

  mutating func finish() {
    guard !phases.isEmpty else { return }
    let step = steps.count - 1
    comeOut(of: step)
    let end = now + FrameCount(Timing.closing)
    phases.append(Phase(.finish, start: now, end: end, step: step, opening: .finish))
    now = end
  }

  /// Whoever has done the last exercise is told how to come out of it before the closing figure.
  private mutating func comeOut(of step: Int) {
    let length = timing.time(saying: ending)
    guard length > .zero else { return }
    let end = now + FrameCount(length)
    phases.append(Phase(.rest, start: now, end: end, step: step, words: ending))
    (now, steps[step].end, ending) = (end, end, [])
  }

  /// The start figure needs a phase; the ready phase of an exercise has room for it.
  private mutating func makeRoomForTheStart() {
    guard phases.isEmpty else { return }
    phase(.ready, options.lead + Timing.opening)
  }

  // MARK: An exercise

  private mutating func add(_ step: ExerciseStep, _ briefing: Briefing, from begun: Begun) {
    let part = step.parts[min(begun.part, step.parts.count - 1)]
    due.begin(step, briefing, speaks: timing.guide.amount != .tones)
    let words =
      ending + timing.words(of: step, on: part, briefing, of: options.exercises)
      + due.explanation(of: step.dose.work)
    var ready = timing.time(saying: words) + timing.moving(to: step, from: body)
    if let rest {
      ready = max(pause(after: rest, step, briefing).ready, timing.time(saying: words))
    }
    if phases.isEmpty { ready = ready + options.lead + Timing.opening }
    rest = nil
    phase(.ready, ready, part: part, opening: .ready, words: words)
    let last = step.parts[step.parts.count - 1]
    ending = timing.guide.ending(of: step, on: last, briefing).map { [$0] } ?? []
    body.move(to: step.exercise.position)
    if step.alternates, step.parts.count > 1 {
      alternate(step, from: begun)
    } else {
      oneAfterTheOther(step, from: begun)
    }
  }

  private mutating func oneAfterTheOther(_ step: ExerciseStep, from begun: Begun) {
    for (index, part) in step.parts.enumerated().dropFirst(begun.part) {
      let isFirst = index == begun.part
      if !isFirst {
        let length = timing.change(within: step, to: part)
        changeOver(to: part, length, timing.words(ofChangeTo: part, in: length))
      }
      let first = isFirst ? begun.place : WorkProgress()
      for set in first.set..<max(step.dose.sets, first.set) {
        if set > first.set { rest(between: step, part, isLast: set == step.dose.sets - 1) }
        let place = WorkProgress(set: set, repetition: set == first.set ? first.repetition : 0)
        add(step.dose.work, part: part, from: place)
      }
    }
  }

  private mutating func alternate(_ step: ExerciseStep, from begun: Begun) {
    if case .repetitions(let count, let pacing) = step.dose.work {
      return alternate(count, pacing, step, from: begun)
    }
    var isFirst = true
    for set in begun.place.set..<max(step.dose.sets, begun.place.set) {
      for (index, part) in step.parts.enumerated() {
        if set == begun.place.set, index < begun.part { continue }
        if !isFirst {
          let length = timing.alternation(within: step)
          // Only once: then the order is known, and the sides have different voices.
          let words = set == 0 ? timing.words(ofChangeTo: part, in: length) : []
          changeOver(to: part, length, words)
        }
        let repetition = isFirst ? begun.place.repetition : 0
        isFirst = false
        add(step.dose.work, part: part, from: WorkProgress(set: set, repetition: repetition))
      }
    }
  }

  /// Repetition by repetition, without a change-over.
  private mutating func alternate(
    _ count: Int, _ pacing: Pacing, _ step: ExerciseStep, from begun: Begun
  ) {
    for set in begun.place.set..<max(step.dose.sets, begun.place.set) {
      let isFirst = set == begun.place.set
      if !isFirst { rest(between: step, .whole, isLast: set == step.dose.sets - 1) }
      for repetition in (isFirst ? begun.place.repetition : 0)..<count {
        let skipped = isFirst && repetition == begun.place.repetition ? begun.part : 0
        for part in step.parts.dropFirst(skipped) {
          repeatOnce(pacing, part, WorkProgress(set: set, repetition: repetition))
        }
        announce(repetition, of: count)
      }
    }
  }

  // MARK: One set

  private mutating func add(_ work: Work, part: Part, from place: WorkProgress) {
    var place = place
    switch work {
    case .hold(let length):
      phase(
        .hold, length, part: part, place, opening: .hold, closing: .release,
        words: due.hold(length))
    case .duration(let length):
      phase(.move, length, part: part, place, opening: .move, closing: .release)
    case .breaths(let count, let breath):
      repeated(count, from: &place) { $0.breathe(breath, part, $1) }
      phases[phases.count - 1].closing = .release
    case .repetitions(let count, let pacing):
      repeated(count, from: &place) { $0.repeatOnce(pacing, part, $1) }
    case .contractRelax(let contract, let relax, let count):
      repeated(count, from: &place) { layout, place in
        layout.phase(
          .contract, contract, part: part, place, opening: .contract, words: layout.due.tense())
        layout.phase(
          .relax, relax, part: part, place, opening: .relax, words: layout.due.letGo())
      }
      phases[phases.count - 1].closing = .release
    }
  }

  private mutating func repeated(
    _ times: Int, from place: inout WorkProgress,
    _ once: (inout PhaseLayout, WorkProgress) -> Void
  ) {
    while place.repetition < times {
      once(&self, place)
      announce(place.repetition, of: times)
      place.repetition += 1
    }
  }

  /// Adds what is said of a repetition to its last phase: its number, as it is done, and before the
  /// last one that it is the last.
  private mutating func announce(_ repetition: Int, of count: Int) {
    guard let last = phases.indices.last else { return }
    if timing.guide.count.counts(repetition + 1), phases[last].words.isEmpty {
      phases[last].words = timing.guide.aside(Phrases.count(repetition + 1))
    }
    if repetition == count - 2, count >= Self.countedFrom {
      phases[last].closingWords = timing.guide.aside(Phrases.lastOne)
    }
  }

  /// Of two repetitions, nobody loses count.
  private static let countedFrom = 3

  private mutating func repeatOnce(_ pacing: Pacing, _ part: Part, _ place: WorkProgress) {
    switch pacing {
    case .breath(let breath): breathe(breath, part, place)
    case .tempo(let tempo):
      let isHeld = tempo.hold > .zero
      phase(.move, tempo.out, part: part, place, opening: .rep)
      phase(.hold, tempo.hold, part: part, place, opening: .hold)
      phase(.move, tempo.back, part: part, place, opening: isHeld ? .release : .move)
      phase(.hold, tempo.pause, part: part, place, opening: .hold)
    }
  }

  private mutating func breathe(_ breath: Breath, _ part: Part, _ place: WorkProgress) {
    phase(.inhale, breath.in, part: part, place, opening: .inhale, words: due.breatheIn())
    phase(.exhale, breath.out, part: part, place, opening: .exhale, words: due.breatheOut())
  }

  /// The end of repetitions has no cue of its own; the end of a hold has one, and a short rest
  /// after it needs no other.
  private mutating func rest(between step: ExerciseStep, _ part: Part, isLast: Bool) {
    let length = step.dose.between
    let isMoved = if case .repetitions = step.dose.work { true } else { false }
    let words = isLast ? timing.guide.aside(Phrases.lastOne) : []
    phase(
      .rest, length, part: part, opening: isMoved || length > Self.shortRest ? .rest : nil,
      words: timing.time(saying: words) <= length ? words : [])
  }

  /// A rest between sets that needs no cue of its own after a hold.
  private static let shortRest = Milliseconds.seconds(10)

  private mutating func changeOver(to part: Part, _ length: Milliseconds, _ words: [Utterance]) {
    let words = due.change(words, in: length, timing)
    phase(.switch, length, part: part, opening: .switch, words: words)
  }

  private mutating func phase(
    _ kind: PhaseKind, _ length: Milliseconds, part: Part = .whole,
    _ place: WorkProgress = WorkProgress(), opening: CueKind? = nil, closing: CueKind? = nil,
    words: [Utterance] = []
  ) {
    guard length > .zero else { return }
    let end = now + FrameCount(length)
    phases.append(
      Phase(
        kind, start: now, end: end, step: steps.count, part: part, place: place, opening: opening,
        closing: closing, words: words))
    now = end
  }
}

/// How far an exercise has progressed when it is laid out again.
struct Begun: Hashable {
  /// The index in the step's parts.
  var part = 0
  var place = WorkProgress()
}
