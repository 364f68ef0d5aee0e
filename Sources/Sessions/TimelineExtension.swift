// Lengthens the current exercise or pause: a new timeline that is equal up to now. A side that
// follows gets the same additional time, so that both stay equal as far as possible.

import Routines

extension Timeline {
  /// The maximum length of a session that is extended.
  static let lengthMax = FrameCount(.seconds(4 * 60 * 60))

  /// The timeline with more time in the phase at a frame. A hold is held longer; repetitions and
  /// breaths continue for as many as fill the time; getting ready, changing sides and resting take
  /// longer.
  /// - Parameter frame: everything before it stays as it is.
  /// - Returns: nil if nothing can be extended: in the closing figure, or beyond `lengthMax`.
  func extended(by time: Milliseconds, at frame: FrameIndex) -> Timeline? {
    guard var index = phaseIndex(at: frame), length + FrameCount(time) <= Self.lengthMax else {
      return nil
    }
    if isCutShort(index), index + 1 < phases.count { index += 1 }
    let step = steps[phases[index].step].step
    var edits = PhaseEdits(phases)
    switch phases[index].kind {
    case .finish, .wait: return nil
    case .ready, .switch, .rest: edits.lengthen(index, by: time)
    case .contract: edits.lengthenHolds(like: index + 1, by: time)
    case .hold where phases[index].isHeld, .move where phases[index].isHeld, .relax:
      edits.lengthenHolds(like: index, by: time)
    // A set at the user's own pace lasts as long as they like.
    case .move where step.isAtOwnPace: return nil
    case .hold, .move, .inhale, .breathFull, .exhale, .breathEmpty:
      edits.addRepetitions(like: index, for: time, interleaved: step.isInterleaved)
    }
    let extended = applying(edits, from: frame)
    return extended.length <= Self.lengthMax ? extended : nil
  }

  /// Whether a phase is the rest of an exercise that an easier one has replaced in it.
  private func isCutShort(_ index: Int) -> Bool {
    let phase = phases[index]
    return steps[phase.step].former.contains { phase.end == $0.until }
  }

  private func applying(_ edits: PhaseEdits, from frame: FrameIndex) -> Timeline {
    Timeline(
      routine: routine, phases: edits.result, steps: steps.map(edits.moved),
      waits: waits.map(edits.moved), options: options, played: played(until: frame))
  }
}

extension Step {
  fileprivate var isAtOwnPace: Bool {
    if case .exercise(let step) = self { step.dose.work.pacing == .own } else { false }
  }

  /// Whether the repetitions of both sides alternate in one run.
  fileprivate var isInterleaved: Bool {
    if case .exercise(let step) = self { step.isInterleaved } else { false }
  }
}

/// Changes to a list of phases, applied all at once so that indices stay valid.
struct PhaseEdits {
  private let phases: [Phase]
  /// By the index of the phase.
  private var longer: [Int: FrameCount] = [:]
  /// What is inserted after a phase.
  private var inserted: [Int: [Phase]] = [:]

  init(_ phases: [Phase]) { self.phases = phases }

  mutating func lengthen(_ index: Int, by time: Milliseconds) {
    longer[index] = FrameCount(time)
  }

  /// A hold, and the same hold on the parts that follow.
  mutating func lengthenHolds(like index: Int, by time: Milliseconds) {
    let held = phases[index]
    for other in index..<phases.count
    where phases[other].step == held.step && phases[other].place == held.place
      && phases[other].kind == held.kind && phases[other].isHeld == held.isHeld
      && (other == index || phases[other].part != held.part)
    {
      lengthen(other, by: time)
    }
  }

  /// Complete repetitions, at least as long as the time, after the last one of the set; and as many
  /// on the parts that follow.
  mutating func addRepetitions(like index: Int, for time: Milliseconds, interleaved: Bool) {
    let moved = phases[index]
    let set = phases.indices.filter {
      phases[$0].step == moved.step && phases[$0].kind.isWork
        && phases[$0].place.set == moved.place.set
    }
    // Sides that alternate are one run. Each side that is done separately is a run, even if the
    // next one follows at once.
    for run in runs(set, interleaved) where run.last! >= index {
      addRepetitions(to: run, for: time)
    }
  }

  /// Contiguous ranges of indices.
  private func runs(_ indices: [Int], _ interleaved: Bool) -> [[Int]] {
    indices.reduce(into: []) { runs, index in
      if let last = runs.last?.last, last + 1 == index,
        interleaved || phases[last].part == phases[index].part
      {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
  }

  private mutating func addRepetitions(to run: [Int], for time: Milliseconds) {
    let last = phases[run.last!]
    let unit = run.map { phases[$0] }.filter { $0.place == last.place }
    let length = unit.reduce(FrameCount.zero) { $0 + $1.length }
    let count = (FrameCount(time).count + length.count - 1) / length.count
    inserted[run.last!] = (1...Int(count)).flatMap { number in
      unit.map { phase in
        var phase = phase
        phase.place.repetition += number
        if number < count { phase.closing = nil }
        return phase
      }
    }
  }

  /// The phases, contiguous again.
  var result: [Phase] {
    var result: [Phase] = []
    var now = phases.first?.start ?? .zero
    func append(_ phase: Phase, _ length: FrameCount) {
      var phase = phase
      (phase.start, phase.end) = (now, now + length)
      now = phase.end
      result.append(phase)
    }
    for (index, phase) in phases.enumerated() {
      var kept = phase
      if inserted[index] != nil { kept.closing = nil }
      append(kept, phase.length + (longer[index] ?? .zero))
      for new in inserted[index] ?? [] { append(new, new.length) }
    }
    return result
  }

  func moved(_ step: TimelineStep) -> TimelineStep {
    var step = step
    (step.start, step.end) = (moved(step.start), moved(step.end))
    for index in step.former.indices {
      step.former[index].until = moved(step.former[index].until)
    }
    return step
  }

  func moved(_ wait: WaitPoint) -> WaitPoint {
    var wait = wait
    wait.at = moved(wait.at)
    return wait
  }

  /// Where a frame at the edge of a phase has moved to.
  func moved(_ frame: FrameIndex) -> FrameIndex {
    var shift = FrameCount.zero
    for (index, more) in longer where phases[index].end <= frame { shift = shift + more }
    for (index, more) in inserted where phases[index].end <= frame {
      shift = more.reduce(shift) { $0 + $1.length }
    }
    return frame + shift
  }
}
