// Lays a routine out in time. Everything is added up in whole milliseconds, once, here; what a
// cue may move by (to stay clear of the one before it) is decided here too, and nowhere later.

import Routines

/// What a person may set that changes the timing of a routine.
package struct CompileOptions: Hashable, Sendable {
  /// Scales the time to move and to change sides, in thousandths: 1000 is as the catalogue says.
  package var paceThousandths: Int

  package init(paceThousandths: Int = 1000) { self.paceThousandths = paceThousandths }
}

extension Timeline {
  /// Compiles a routine: a pure function of its arguments. Both sides of an exercise are laid out
  /// by the same code with the same dose, so they are equally long by construction.
  package init(compiling routine: Routine, options: CompileOptions = CompileOptions()) {
    var compiler = TimelineCompiler(options: options)
    for step in routine.unrolled { compiler.add(step) }
    compiler.finish()
    self.init(
      routine: routine.id, phases: compiler.phases, cues: compiler.cues, steps: compiler.steps)
  }
}

struct TimelineCompiler {
  private let options: CompileOptions
  private(set) var phases: [Phase] = []
  private(set) var cues: [Cue] = []
  private(set) var steps: [TimelineStep] = []
  private var now = FrameIndex.zero
  private var position: Position?
  private var wasOnFloor = false

  init(options: CompileOptions) { self.options = options }

  /// A cue that only opens a phase keeps this far from the one before it: longer than a release
  /// tone, and over the 300 ms below which two sounds are heard as one.
  private static let clearance = FrameCount(Milliseconds(600))
  /// Two cues closer than this are heard as one.
  private static let spacing = Milliseconds(300)
  /// The rising figure, and a moment to take it in, before the first exercise is announced.
  private static let opening = Milliseconds(1500)
  /// Room for the falling figure.
  private static let closing = Milliseconds(3000)

  mutating func add(_ step: Step) {
    let start = now
    var name: String?
    switch step {
    case .exercise(let exercise):
      name = exercise.exercise.name
      add(exercise)
    case .rest(let length):
      cue(.rest, within: length)
      phase(.rest, length)
    case .repeat:
      preconditionFailure("a repeat reached the compiler: routines are unrolled first")
    }
    steps.append(TimelineStep(name: name, start: start, end: now))
  }

  mutating func finish() {
    guard !phases.isEmpty else { return }
    let last = steps.count - 1
    cue(.finish, within: Self.closing)
    phases.append(
      Phase(.finish, start: now, end: now + FrameCount(Self.closing), step: last))
    now = now + FrameCount(Self.closing)
  }

  private mutating func add(_ step: ExerciseStep) {
    getReady(for: step)
    switch step.dose {
    case .hold(let length, let sets, let between):
      addHolds(step, length: length, sets: sets, between: between)
    case .repetitions(let count, let breath):
      addRepetitions(step, count: count, breath: breath)
    }
  }

  private mutating func getReady(for step: ExerciseStep) {
    let target = step.exercise.position
    let move = TimeToMove.length(from: position, to: target, onFloorBefore: wasOnFloor)
    var length = step.ready ?? scaled(move)
    if phases.isEmpty {
      cues.append(Cue(.start, at: now))
      length = length + Self.opening
      if length - Self.opening >= Self.spacing {
        cues.append(Cue(.ready, at: now + FrameCount(Self.opening), side: step.sides[0]))
      }
    } else {
      cue(.ready, side: step.sides[0], within: length)
    }
    phase(.ready, length, side: step.sides[0])
    position = target
    wasOnFloor = wasOnFloor || target.isOnFloor
  }

  private mutating func addHolds(
    _ step: ExerciseStep, length: Milliseconds, sets: Int, between: Milliseconds
  ) {
    if step.alternates {
      let pairs = (0..<sets).flatMap { _ in step.sides }
      for (index, side) in pairs.enumerated() {
        if index > 0 { changeOver(to: side, length: step.change ?? between) }
        hold(length, side: side)
      }
      return
    }
    for (index, side) in step.sides.enumerated() {
      if index > 0 { changeOver(to: side, length: step.change ?? scaled(step.exercise.change)) }
      for set in 0..<sets {
        if set > 0 { phase(.rest, between, side: side) }
        hold(length, side: side)
      }
    }
  }

  private mutating func addRepetitions(_ step: ExerciseStep, count: Int, breath: Breath) {
    if step.alternates {
      for _ in 0..<count {
        for side in step.sides { breathe(breath, side: side) }
      }
      return
    }
    for (index, side) in step.sides.enumerated() {
      if index > 0 { changeOver(to: side, length: step.change ?? scaled(step.exercise.change)) }
      for _ in 0..<count { breathe(breath, side: side) }
    }
  }

  private mutating func hold(_ length: Milliseconds, side: Side?) {
    let start = now
    cues.append(Cue(.hold, at: start, side: side))
    phase(.hold, length, side: side)
    for (kind, at) in HoldProgress.cues(length: length) {
      cues.append(Cue(kind, at: start + FrameCount(at), side: side))
    }
    cues.append(Cue(.release, at: now, side: side))
  }

  private mutating func breathe(_ breath: Breath, side: Side?) {
    for (phaseKind, cueKind, length) in [
      (PhaseKind.inhale, CueKind.inhale, breath.in), (.exhale, .exhale, breath.out),
    ] {
      cues.append(Cue(cueKind, at: now, length: FrameCount(length), side: side))
      phase(phaseKind, length, side: side)
    }
  }

  private mutating func changeOver(to side: Side?, length: Milliseconds) {
    guard side != nil else {
      phase(.rest, length)
      return
    }
    cue(.switch, side: side, within: length)
    phase(.switch, length, side: side)
  }

  /// Places a cue that opens a phase of a length: at its first frame, or as soon after it as the
  /// cue before leaves room. A phase too short for both goes without: the exact cue that ends it
  /// is the one that counts.
  private mutating func cue(_ kind: CueKind, side: Side? = nil, within length: Milliseconds) {
    let earliest = cues.last.map { $0.at + ($0.length ?? Self.clearance) } ?? now
    let place = max(now, earliest)
    guard place + FrameCount(Self.spacing) <= now + FrameCount(length) else { return }
    cues.append(Cue(kind, at: place, side: side))
  }

  private mutating func phase(_ kind: PhaseKind, _ length: Milliseconds, side: Side? = nil) {
    guard length > .zero else { return }
    let end = now + FrameCount(length)
    phases.append(Phase(kind, start: now, end: end, step: steps.count, side: side))
    now = end
  }

  private func scaled(_ length: Milliseconds) -> Milliseconds {
    Milliseconds(length.count * Int64(options.paceThousandths) / 1000)
  }
}
