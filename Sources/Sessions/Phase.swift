// What the user does in a stretch of the timeline. Status, the live view and labels all read
// phases, so they cannot disagree with what is heard.

import Routines

/// The kinds of phase, named as in status and labels.
package enum PhaseKind: String, Hashable, Sendable, CaseIterable {
  case ready, hold, `switch`, inhale, exhale, contract, relax, move, rest, wait, finish
  /// The breath is held, with full or with empty lungs.
  case breathFull = "breath-full"
  case breathEmpty = "breath-empty"

  /// Whether the exercise itself is done in it.
  package var isWork: Bool {
    switch self {
    case .hold, .inhale, .breathFull, .exhale, .breathEmpty, .contract, .relax, .move: true
    case .ready, .switch, .rest, .wait, .finish: false
    }
  }
}

/// A stretch of the timeline in which one thing is done. Phases are contiguous and never empty.
package struct Phase: Hashable, Sendable {
  package var kind: PhaseKind
  /// Where it begins; inclusive.
  package var start: FrameIndex
  /// Where it ends; exclusive.
  package var end: FrameIndex
  /// The step that it belongs to, from 0, with repeats expanded.
  package var step: Int
  /// The part that it is done on.
  package var part: Part
  /// The set that it belongs to, from 0, and the repetition in it.
  package var place: WorkProgress
  /// The cue at its beginning; nil: none, or the one that ends the phase before.
  package var opening: CueKind?
  /// The cue at its end.
  package var closing: CueKind?
  /// The words spoken in it, after the cue at its beginning.
  package var words: [Utterance]
  /// Whether anything may be spoken in it.
  package var speaks = true
  /// The words spoken just before it ends, such as “last one”.
  package var closingWords: [Utterance] = []

  package init(
    _ kind: PhaseKind, start: FrameIndex, end: FrameIndex, step: Int, part: Part = .whole,
    place: WorkProgress = WorkProgress(), opening: CueKind? = nil, closing: CueKind? = nil,
    words: [Utterance] = []
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.step = step
    self.part = part
    self.place = place
    self.opening = opening
    self.closing = closing
    self.words = words
  }

  package var length: FrameCount { end - start }
  package var side: Side? { part.side }

  /// A hold, or work that is done without a break like one: its end is signalled in advance. The
  /// short hold of a tempo is not one.
  package var isHeld: Bool {
    switch kind {
    case .relax: true
    case .hold, .move: closing == .release
    case .inhale, .breathFull, .exhale, .breathEmpty: false
    case .ready, .switch, .contract, .rest, .wait, .finish: false
    }
  }
}

/// How far a dose has progressed on one part.
package struct WorkProgress: Hashable, Sendable {
  /// From 0.
  package var set: Int
  /// From 0; always 0 for a hold.
  package var repetition: Int

  package init(set: Int = 0, repetition: Int = 0) {
    self.set = set
    self.repetition = repetition
  }
}
