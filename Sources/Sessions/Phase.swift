// What the person is doing in a stretch of the timeline. Status, the live view and labels are
// all read off phases, so they cannot disagree with what is heard.

import Routines

/// The kinds of phase, named as in status and labels.
package enum PhaseKind: String, Hashable, Sendable, CaseIterable {
  case ready, hold, `switch`, inhale, exhale, contract, relax, move, rest, wait, finish
}

/// A stretch of the timeline in which one thing is done. Phases are contiguous and never empty.
package struct Phase: Hashable, Sendable {
  package var kind: PhaseKind
  /// Where it begins; inclusive.
  package var start: FrameIndex
  /// Where it ends; exclusive.
  package var end: FrameIndex
  /// The step it belongs to, from 0, repeats unrolled.
  package var step: Int
  package var side: Side?

  package init(
    _ kind: PhaseKind, start: FrameIndex, end: FrameIndex, step: Int, side: Side? = nil
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.step = step
    self.side = side
  }

  package var length: FrameCount { end - start }
}
