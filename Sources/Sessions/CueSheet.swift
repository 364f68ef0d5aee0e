// Derives from the phases which cues are heard, and at which frames. How far a cue may move to stay
// clear of the one before it is decided only here.

import Routines

/// How far apart cues are.
package enum CueSpacing {
  /// A cue that only opens a phase keeps this distance from the one before it: longer than a
  /// release tone, and longer than the gap below which two sounds are heard as one.
  package static let clearance = FrameCount(Milliseconds(600))
  /// Two cues closer than this are heard as one.
  package static let least = FrameCount(Milliseconds(300))
}

struct CueSheet {
  private(set) var cues: [Cue] = []
  private let played: Played
  private let options: CompileOptions

  init(_ phases: [Phase], _ marks: [[PhaseMark]], _ options: CompileOptions, played: Played) {
    self.played = played
    self.options = options
    cues = played.cues.filter { $0.at < played.until }
    for (index, phase) in phases.enumerated() where phase.end >= played.until {
      if index == 0 { beginSession(phase) } else { begin(phase) }
      add(marks[index], of: phase)
      close(phase, before: phases[(index + 1)...])
    }
  }

  /// The start figure, then the first knock once it has died away.
  private mutating func beginSession(_ phase: Phase) {
    let start = phase.start + FrameCount(options.lead)
    add(Cue(.start, at: start))
    let knock = start + FrameCount(Timing.opening)
    if let opening = phase.opening, knock + CueSpacing.least <= phase.end {
      add(Cue(opening, at: knock, side: phase.side))
    }
  }

  private mutating func begin(_ phase: Phase) {
    guard let opening = phase.opening else { return }
    if !phase.kind.isWork {
      place(opening, in: phase)
    } else {
      let length = opening.isGlide ? phase.length : nil
      add(Cue(opening, at: phase.start, length: length, side: phase.side))
    }
  }

  /// Places a cue that opens a phase: at its first frame, or as soon after it as the previous cue
  /// leaves room. A phase too short for both gets none: the exact cue that ends it is the one that
  /// counts.
  private mutating func place(_ kind: CueKind, in phase: Phase) {
    if wasHeard(kind, in: phase) { return }
    // A glide ends with its breath, unless that was cut short: then the cue sounds over it.
    let earliest =
      cues.last.map { $0.at + min($0.length ?? CueSpacing.clearance, CueSpacing.clearance) }
      ?? phase.start
    let place = max(phase.start, earliest)
    guard place + CueSpacing.least <= phase.end else { return }
    add(Cue(kind, at: place, side: phase.side))
  }

  /// If the next work begins at once, or too soon for two cues, its cue stands for both.
  private mutating func close(_ phase: Phase, before later: ArraySlice<Phase>) {
    guard let closing = phase.closing else { return }
    let soon = later.prefix { $0.start < phase.end + CueSpacing.least }
    if soon.contains(where: \.kind.isWork) { return }
    add(Cue(closing, at: phase.end, side: phase.side))
  }

  /// What is heard in the course of a phase.
  private mutating func add(_ marks: [PhaseMark], of phase: Phase) {
    for mark in marks {
      guard case .cue(let kind, let length) = mark.sign else { continue }
      let place = phase.start + FrameCount(mark.at)
      // The middle is signalled once, and a breath out only after its breath in.
      if kind == .halfway, wasHeard(.halfway, in: phase) { continue }
      if kind == .softExhale, cues.last(where: \.isSoftBreath)?.kind != .softInhale { continue }
      // Ticks of a countdown that was interrupted by an extension may be close to the new ones.
      if let last = cues.last, place < last.at + CueSpacing.least { continue }
      add(Cue(kind, at: place, length: length.map { FrameCount($0) }, side: phase.side))
    }
  }

  /// Whether a phase that has begun before already had this cue.
  private func wasHeard(_ kind: CueKind, in phase: Phase) -> Bool {
    phase.start < played.until
      && cues.reversed().prefix { $0.at >= phase.start }.contains { $0.kind == kind }
  }

  private mutating func add(_ cue: Cue) {
    if cue.at >= played.until { cues.append(cue) }
  }
}

extension Cue {
  fileprivate var isSoftBreath: Bool { kind == .softInhale || kind == .softExhale }
}
