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
  var due = SpokenOnce()
  /// How to come out of the previous exercise, if that was not spoken yet.
  private var ending: [Utterance] = []
  /// How much is spoken of the current exercise.
  private(set) var guide: Guide
  private var timing: Timing { options.timing }

  /// A step's rest, while nothing follows it yet.
  private struct Rest {
    var length: Milliseconds
    /// What is spoken at its start takes this long.
    var kept: Milliseconds
    /// How much of it has been laid out for good; nil: its end may still move.
    var fixed: Milliseconds?
  }

  init(options: CompileOptions) {
    self.options = options
    guide = options.timing.guide
    let explains = guide.explainsTones && guide.amount != .tones
    due.explanations = explains ? [.hold, .change, .breath, .heldBreath] : []
  }

  /// Continues after the first steps of a timeline that was heard up to a frame. As long as only
  /// the start figure was heard, that means from the beginning.
  /// - Parameters:
  ///   - step: the current step; the next `add` lays it out again.
  ///   - isInWait: whether a wait in it, at the frame, has begun.
  init(
    continuing timeline: Timeline, at frame: FrameIndex, step: Int, isInWait: Bool = false
  ) {
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
    let heard = isInWait ? frame + FrameCount(1) : frame
    waits = timeline.waits.filter { $0.step < step || $0.step == step && $0.at < heard }
    now = frame
    if let before = steps.last, before.end == frame, case .rest(let length) = before.step {
      rest = Rest(
        length: length, kept: .zero, fixed: (before.end - before.start).milliseconds)
    }
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
    var planned = planned
    guide = timing.guide
    var start = start ?? (phases.isEmpty ? now + FrameCount(options.lead) : now)
    switch planned.step {
    case .exercise(let exercise):
      if let rest { start = share(rest, with: exercise, planned.briefing) }
      add(exercise, planned.briefing, from: begun)
    case .rest(let length):
      let length = planned.filling.map(rest) ?? length
      planned.step = .rest(length)
      add(resting: length)
    case .wait(let wait):
      makeRoomForTheStart()
      start = now
      stop(wait, words: ending + timing.guide.words(of: wait))
      (ending, rest) = ([], nil)
    case .repeat:
      preconditionFailure("a repeat reached the layout: repeats are expanded first")
    }
    var laidOut = TimelineStep(planned, start: start, end: now)
    if !isFromTheBeginning { laidOut.former = former }
    steps.append(laidOut)
  }

  /// The rest until a new round is due.
  private func rest(_ filling: Filling) -> Milliseconds {
    let first = steps.count - filling.steps
    let round = phases.reversed().prefix { $0.step >= first }
    let began = round.last { $0.step == first && $0.kind.isWork }?.start ?? now
    return filling.rest(after: (now - began).milliseconds)
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
    let (said, moving) = (
      timing.time(saying: ending + words), timing.moving(afterRestTo: step, from: body)
    )
    if let fixed = rest.fixed {
      return Pause(rest: fixed, ready: max(said + moving, rest.length - fixed))
    }
    return Pause(resting: rest.length, kept: rest.kept, said: said, moving: moving)
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
    guide = timing.guide.under(step)
    due.begin(step, briefing, guide)
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
    ending = guide.ending(of: step, on: last, briefing).map { [$0] } ?? []
    body.move(to: step.exercise.position)
    if step.alternates, step.parts.count > 1 {
      alternate(step, briefing, from: begun)
    } else {
      oneAfterTheOther(step, briefing, from: begun)
    }
  }

  private mutating func oneAfterTheOther(
    _ step: ExerciseStep, _ briefing: Briefing, from begun: Begun
  ) {
    for (index, part) in step.parts.enumerated().dropFirst(begun.part) {
      let isFirst = index == begun.part
      if !isFirst {
        let length = timing.change(within: step, to: part, briefing)
        let words = timing.words(ofChangeTo: part, in: step, briefing, within: length)
        changeOver(to: part, length, words)
      }
      let first = isFirst ? begun.place : WorkProgress()
      for set in first.set..<max(step.dose.sets, first.set) {
        if set > first.set { rest(between: step, part, isLast: set == step.dose.sets - 1) }
        let place = WorkProgress(set: set, repetition: set == first.set ? first.repetition : 0)
        add(step.dose.work(ofSet: set), of: step, part: part, from: place)
      }
    }
  }

  private mutating func alternate(
    _ step: ExerciseStep, _ briefing: Briefing, from begun: Begun
  ) {
    if step.isInterleaved { return interleave(step, from: begun) }
    var isFirst = true
    for set in begun.place.set..<max(step.dose.sets, begun.place.set) {
      for (index, part) in step.parts.enumerated() {
        if set == begun.place.set, index < begun.part { continue }
        if !isFirst {
          let length = timing.alternation(within: step)
          // Only once: then the order is known, and the sides have different voices.
          var words =
            set > 0 ? [] : timing.words(ofChangeTo: part, in: step, briefing, within: length)
          let next = guide.words(ofFirstMoveOf: step, on: part)
          if length == .zero { sayAhead(next) }
          if words.isEmpty, timing.time(saying: next) <= length { words = next }
          changeOver(to: part, length, words)
        }
        let repetition = isFirst ? begun.place.repetition : 0
        isFirst = false
        let place = WorkProgress(set: set, repetition: repetition)
        add(step.dose.work(ofSet: set), of: step, part: part, from: place)
      }
    }
  }

  /// Repetition by repetition, without a change-over.
  private mutating func interleave(_ step: ExerciseStep, from begun: Begun) {
    for set in begun.place.set..<max(step.dose.sets, begun.place.set) {
      let isFirst = set == begun.place.set
      if !isFirst { rest(between: step, .whole, isLast: set == step.dose.sets - 1) }
      guard case .repetitions(let count, let pacing) = step.dose.work(ofSet: set) else { continue }
      let first = isFirst ? min(begun.place.repetition, count) : 0
      for repetition in first..<count {
        let skipped = isFirst && repetition == begun.place.repetition ? begun.part : 0
        for part in step.parts.dropFirst(skipped) {
          repeatOnce(pacing, part, WorkProgress(set: set, repetition: repetition))
        }
        announce(repetition, of: count)
      }
    }
  }

  // MARK: Between sets

  /// The end of repetitions has no cue of its own; the end of a hold has one, and a short rest
  /// after it needs no other.
  private mutating func rest(between step: ExerciseStep, _ part: Part, isLast: Bool) {
    let length = step.dose.between
    let isMoved = if case .repetitions = step.dose.work { true } else { false }
    let next = guide.words(ofFirstMoveOf: step, on: part)
    if length == .zero { return sayAhead(next) }
    let last = isLast ? guide.aside(guide.phrases.lastSet(of: step.dose.work)) : []
    let words = [last + next, next].first { timing.time(saying: $0) <= length } ?? []
    phase(
      .rest, length, part: part, opening: isMoved || length > Self.shortRest ? .rest : nil,
      words: words)
  }

  /// A rest between sets that needs no cue of its own after a hold.
  private static let shortRest = Milliseconds.seconds(10)

  private mutating func changeOver(to part: Part, _ length: Milliseconds, _ words: [Utterance]) {
    let words = due.change(words, in: length, timing)
    phase(.switch, length, part: part, opening: .switch, words: words)
  }

  /// The timeline stops here until the user goes on.
  mutating func stop(_ wait: Wait, words: [Utterance]) {
    waits.append(WaitPoint(at: now, step: steps.count, wait: wait, words: words))
  }

  /// Changes the last phase of the current step, if there is one yet.
  mutating func editLast(_ edit: (inout Phase) -> Void) {
    guard let last = phases.indices.last, phases[last].step == steps.count else { return }
    edit(&phases[last])
  }

  mutating func phase(
    _ kind: PhaseKind, _ length: Milliseconds, part: Part = .whole,
    _ place: WorkProgress = WorkProgress(), opening: CueKind? = nil, closing: CueKind? = nil,
    words: [Utterance] = []
  ) {
    guard length > .zero else { return }
    let end = now + FrameCount(length)
    var phase = Phase(
      kind, start: now, end: end, step: steps.count, part: part, place: place, opening: opening,
      closing: closing, words: words)
    phase.speaks = guide.amount != .tones
    phases.append(phase)
    now = end
  }
}

/// How far an exercise has progressed when it is laid out again.
struct Begun: Hashable {
  /// The index in the step's parts.
  var part = 0
  var place = WorkProgress()
}
