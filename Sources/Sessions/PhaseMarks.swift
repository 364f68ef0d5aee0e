// What is heard in the course of a phase, between the cues and the words at its edges: nothing
// lasts for long without a sound that says how far it has come, and nothing starts without a
// warning.
//
// Rests, getting ready and movements are counted from their end, because what counts is the time
// left; holds from their start (`HoldProgress`).

import Routines

/// A cue or words inside a phase.
struct PhaseMark: Hashable {
  enum Sign: Hashable {
    /// The length is that of a glide.
    case cue(CueKind, length: Milliseconds?)
    case words(Utterance)
  }

  var sign: Sign
  /// From the start of the phase.
  var at: Milliseconds
}

struct PhaseMarks {
  private let phases: [Phase]
  /// Frames at which the timeline stops, so that what follows does not start by itself.
  private let stops: Set<FrameIndex>
  private let options: CompileOptions
  private var phrases: Phrases { options.timing.guide.phrases }

  /// Ticks are this far apart: as a clock that many people count by, and less than the 12 s after
  /// which a silence makes a listener wonder.
  private static let interval = Milliseconds.seconds(10)
  /// The longest stretch that may be silent.
  package static let longestSilence = Milliseconds.seconds(12)
  /// A mark keeps this distance from the cue and the words before it.
  private static let clearance = Milliseconds(1500)
  /// Words that follow a tick come this long after it.
  private static let afterTick = WordSpacing.afterOne
  /// A pause from this length on tells its middle and its last ten seconds.
  private static let toldFrom = Milliseconds.seconds(20)
  /// A pause ends with a countdown from this length on: a shorter one has its opening cue as the
  /// warning.
  private static let countedFrom = Milliseconds.seconds(8)
  /// Getting ready without a rest before it: if this much of it is silent.
  private static let silentFrom = Milliseconds.seconds(6)

  init(_ phases: [Phase], waits: [WaitPoint], _ options: CompileOptions) {
    self.phases = phases
    self.options = options
    stops = Set(waits.map(\.at))
  }

  /// The marks of each phase, in order.
  var all: [[PhaseMark]] { phases.indices.map { marks(of: $0).sorted { $0.at < $1.at } } }

  private func marks(of index: Int) -> [PhaseMark] {
    let phase = phases[index]
    switch phase.kind {
    case .ready, .switch, .rest: return pauseMarks(of: index)
    case .hold where phase.isHeld, .relax: return holdMarks(of: phase)
    case .move where phase.isHeld: return movementMarks(of: phase)
    case .hold, .move, .contract: return ticks(through: phase.length.milliseconds)
    case .inhale, .breathFull, .exhale, .breathEmpty, .wait, .finish: return []
    }
  }

  // MARK: Pauses

  /// Where a pause begins and ends: a rest and the getting ready after it are one.
  private func pause(around index: Int) -> (start: FrameIndex, end: FrameIndex, leadsToWork: Bool) {
    var (first, last) = (index, index)
    while first > 0, phases[first].kind == .ready, phases[first - 1].kind == .rest,
      !stops.contains(phases[first].start)
    { first -= 1 }
    while last + 1 < phases.count, phases[last].kind == .rest, phases[last + 1].kind == .ready,
      !stops.contains(phases[last].end)
    { last += 1 }
    let end = phases[last].end
    let isWork = last + 1 < phases.count && phases[last + 1].kind.isWork
    return (phases[first].start, end, isWork && !stops.contains(end))
  }

  private func pauseMarks(of index: Int) -> [PhaseMark] {
    let phase = phases[index]
    let pause = pause(around: index)
    let total = (pause.end - pause.start).milliseconds
    let left = { (at: Milliseconds) in (pause.end - phase.start).milliseconds - at }
    let quiet = quietFrom(of: index)
    let length = phase.length.milliseconds
    var marks: [PhaseMark] = []
    // From the end backwards, so that the ticks are where people count.
    var remaining = Self.interval
    while left(remaining) >= quiet {
      if left(remaining) < length { marks.append(tick(at: left(remaining))) }
      remaining = remaining + Self.interval
    }
    let isRest = pause.start < phase.start || phase.kind == .rest
    if isRest, total >= Self.toldFrom {
      marks += told(total, left: left, from: quiet, phase)
    }
    let isSilent = isRest || left(.zero) >= quiet + Self.silentFrom
    // The countdown is never cut in two by the knock of getting ready.
    let isEnd = phase.end == pause.end && pause.leadsToWork && phase.kind != .switch
    if isEnd, total >= Self.countedFrom, isSilent {
      marks += countdown(to: left(.zero), from: quiet).filter { $0.at < length }
    }
    return marks
  }

  /// The time left, at the half and at ten seconds.
  private func told(
    _ total: Milliseconds, left: (Milliseconds) -> Milliseconds, from quiet: Milliseconds,
    _ phase: Phase
  ) -> [PhaseMark] {
    let length = phase.length.milliseconds
    let half = Milliseconds(total.count / 2 / 5000 * 5000)
    let isApart = half - Self.interval >= Self.interval
    var marks: [PhaseMark] = []
    for remaining in [Self.interval] + (isApart ? [half] : []) where left(remaining) >= quiet {
      let at = left(remaining)
      marks += words(phrases.left(remaining), after: at, before: length, phase)
      let isOnTick = remaining.count % Self.interval.count == 0
      if !isOnTick, at < length { marks.append(tick(at: at)) }
    }
    return marks
  }

  /// Where a pause falls silent: after its cue and its words.
  private func quietFrom(of index: Int) -> Milliseconds {
    let phase = phases[index]
    let spoken = WordSheet.opening(of: phase, isFirst: index == 0, options)
    let silent = spoken.last.map { ($0.end - phase.start).milliseconds } ?? .zero
    let figure = index == 0 ? options.lead + Timing.opening : .zero
    return max(silent, figure) + Self.clearance
  }

  private func countdown(to end: Milliseconds, from quiet: Milliseconds) -> [PhaseMark] {
    HoldProgress.countdown.filter {
      end - HoldProgress.countdown[0].beforeEnd >= quiet && $0.beforeEnd <= end
    }
    .map { PhaseMark(sign: .cue($0.kind, length: nil), at: end - $0.beforeEnd) }
  }

  // MARK: Work

  /// A hold's own marks, and the time left of a long one.
  private func holdMarks(of phase: Phase) -> [PhaseMark] {
    let marks = progressMarks(of: phase)
    let spoken =
      timeLeft(of: phase, besides: marks)
      + WordSheet.opening(of: phase, isFirst: false, options).map {
        PhaseMark(sign: .words($0.utterance), at: ($0.at - phase.start).milliseconds)
      }
    return clear(marks, of: spoken) + timeLeft(of: phase, besides: marks)
  }

  /// The time left of a movement that lasts: ticks, and words at sensible marks.
  private func movementMarks(of phase: Phase) -> [PhaseMark] {
    let length = phase.length.milliseconds
    var marks = progressMarks(of: phase)
    if options.progress == .breath, length >= Self.toldFrom {
      var at = length - Self.interval
      while at >= Milliseconds.seconds(2) {
        let near = marks.contains { abs($0.at.count - at.count) < 2000 }
        if !near { marks.append(tick(at: at)) }
        at = at - Self.interval
      }
    }
    return marks + timeLeft(of: phase, besides: marks)
  }

  /// How the phase goes on, by its cues. Its middle is not marked next to words that say how much
  /// is left.
  private func progressMarks(of phase: Phase) -> [PhaseMark] {
    let told = timesTold(of: phase).map { phase.length.milliseconds - $0 }
    return options.progress.marks(in: phase).compactMap { mark in
      let isToldNearby = told.contains { abs(($0 - mark.at).count) < Self.interval.count }
      if mark.kind == .halfway, isToldNearby { return nil }
      return PhaseMark(sign: .cue(mark.kind, length: mark.length), at: mark.at)
    }
  }

  /// When the time left is spoken: at each full minute, at half a minute and, while moving, at ten
  /// seconds, once there was time to begin. Empty if nothing is spoken.
  private func timesTold(of phase: Phase) -> [Milliseconds] {
    let length = phase.length.milliseconds
    let minutes = (1...30).map { Milliseconds.seconds($0 * 60) }
    let isMoved = phase.kind == .move
    let all = (isMoved ? [Self.interval] : []) + [.seconds(30)] + minutes
    return all.filter { remaining in
      remaining + Self.toldFrom <= length && (isMoved || length >= .seconds(60))
        && phase.speaks
        && options.timing.length(of: phrases.left(remaining)) != nil
    }
  }

  private func timeLeft(of phase: Phase, besides marks: [PhaseMark]) -> [PhaseMark] {
    let length = phase.length.milliseconds
    return timesTold(of: phase).flatMap { remaining -> [PhaseMark] in
      let at = length - remaining
      // After the tick that stands there or nearby.
      let tick = marks.last {
        guard case .cue(let kind, length: nil) = $0.sign, kind != .countdown else { return false }
        return $0.at <= at + .seconds(1) && at - .seconds(1) <= $0.at
      }
      return words(
        phrases.left(remaining), after: tick?.at ?? at - Self.afterTick, before: length, phase)
    }
  }

  /// Without the quiet breaths that words would be spoken over, each with its other half.
  private func clear(_ marks: [PhaseMark], of spoken: [PhaseMark]) -> [PhaseMark] {
    let spans = spoken.compactMap { mark -> ClosedRange<Int64>? in
      guard case .words(let utterance) = mark.sign,
        let length = options.timing.length(of: utterance)
      else { return nil }
      return mark.at.count...(mark.at + length).count
    }
    var dropsExhale = false
    return marks.filter { mark in
      guard case .cue(let kind, let length?) = mark.sign else { return true }
      // Of a breath in, the breath out that follows belongs to it.
      let end = (mark.at + length + (kind == .softInhale ? HoldProgress.exhale : .zero)).count
      if kind == .softInhale { dropsExhale = spans.contains { $0.overlaps(mark.at.count...end) } }
      return !dropsExhale
    }
  }

  /// Every ten seconds of what has no other sound.
  private func ticks(through length: Milliseconds) -> [PhaseMark] {
    guard length > Self.longestSilence else { return [] }
    return stride(from: Self.interval.count, to: length.count - 1000, by: Int(Self.interval.count))
      .map { tick(at: Milliseconds($0)) }
  }

  private func tick(at place: Milliseconds) -> PhaseMark {
    PhaseMark(sign: .cue(.tick, length: nil), at: place)
  }

  /// Words after a tick, if they are spoken and end in the phase.
  private func words(
    _ words: Utterance, after tick: Milliseconds, before end: Milliseconds, _ phase: Phase
  ) -> [PhaseMark] {
    let at = tick + Self.afterTick
    guard phase.speaks, let length = options.timing.length(of: words),
      at + length + WordSpacing.after <= end
    else { return [] }
    return [PhaseMark(sign: .words(words), at: at)]
  }
}
