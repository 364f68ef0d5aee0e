// What is heard, and at which frame, as it follows from the phases. What a cue may move by, to stay
// clear of the one before it, is decided here and nowhere later.

import Routines

/// Cues of a timeline that went before: what was heard stays as it was.
struct PlayedCues {
  var cues: [Cue]
  /// The first frame that may sound otherwise.
  var until: FrameIndex

  static let none = PlayedCues(cues: [], until: FrameIndex(.min))
}

/// How far apart cues are.
package enum CueSpacing {
  /// A cue that only opens a phase keeps this far from the one before it: longer than a release
  /// tone, and over the time below which two sounds are heard as one.
  package static let clearance = FrameCount(Milliseconds(600))
  /// Two cues closer than this are heard as one.
  package static let least = FrameCount(Milliseconds(300))
}

struct CueSheet {
  private(set) var cues: [Cue] = []
  private let played: PlayedCues

  init(_ phases: [Phase], lead: Milliseconds, played: PlayedCues) {
    self.played = played
    cues = played.cues.filter { $0.at < played.until }
    for (index, phase) in phases.enumerated() {
      if index == 0 { open(phase, lead: lead) } else { open(phase) }
      addProgress(of: phase)
      let next = index + 1 < phases.count ? phases[index + 1] : nil
      close(phase, before: next)
    }
  }

  /// The start figure, then the first knock when it has died away.
  private mutating func open(_ phase: Phase, lead: Milliseconds) {
    let start = phase.start + FrameCount(lead)
    add(Cue(.start, at: start))
    let knock = start + FrameCount(Timing.opening)
    if let opening = phase.opening, knock + CueSpacing.least <= phase.end {
      add(Cue(opening, at: knock, side: phase.side))
    }
  }

  private mutating func open(_ phase: Phase) {
    guard let opening = phase.opening else { return }
    if !phase.kind.isWork {
      place(opening, in: phase)
    } else {
      let length = opening.isGlide ? phase.length : nil
      add(Cue(opening, at: phase.start, length: length, side: phase.side))
    }
  }

  /// Places a cue that opens a phase: at its first frame, or as soon after it as the cue before
  /// leaves room. A phase too short for both goes without: the exact cue that ends it is the one
  /// that counts.
  private mutating func place(_ kind: CueKind, in phase: Phase) {
    let earliest = cues.last.map { $0.at + ($0.length ?? CueSpacing.clearance) } ?? phase.start
    let place = max(phase.start, earliest)
    guard place + CueSpacing.least <= phase.end else { return }
    add(Cue(kind, at: place, side: phase.side))
  }

  /// Where the next set begins at once, its own cue stands for both.
  private mutating func close(_ phase: Phase, before next: Phase?) {
    guard let closing = phase.closing, next.map({ !$0.kind.isWork }) ?? true else { return }
    add(Cue(closing, at: phase.end, side: phase.side))
  }

  /// What is heard inside a long hold, or what is like one.
  private mutating func addProgress(of phase: Phase) {
    guard phase.isHeld else { return }
    let progress = HoldProgress.cues(length: phase.length.milliseconds)
    let wasHalfway = played.cues.contains { $0.kind == .halfway && $0.at >= phase.start }
    for (kind, at) in progress where !(wasHalfway && kind == .halfway) {
      add(Cue(kind, at: phase.start + FrameCount(at), side: phase.side))
    }
  }

  private mutating func add(_ cue: Cue) {
    if cue.at >= played.until { cues.append(cue) }
  }
}
