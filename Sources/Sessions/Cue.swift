// One sound event at one frame. The timeline determines which and when; the theme determines how it
// sounds (Sounds).

import Routines

/// Every kind of cue that a theme can give a sound to.
package enum CueKind: String, Hashable, Sendable, CaseIterable {
  case start, ready, hold, release, `switch`, halfway, countdown
  /// The last tick of a countdown: different, so that the end can be anticipated.
  case countdownLast = "countdown-last"
  case inhale, exhale, contract, relax, move, rep, rest, wait, finish
  /// The breath is held: after breathing in, and after breathing out.
  case breathFull = "breath-full"
  case breathEmpty = "breath-empty"
  /// Pace the breath during a hold: like inhale and exhale, but in the background.
  case softInhale = "soft-inhale"
  case softExhale = "soft-exhale"
  /// Marks the progress of a long hold.
  case tick
  case reminder, pause, resume

  /// Glides, and the steady tones of a held breath, last as long as what they pace; every other cue
  /// has the theme's own length.
  package var isGlide: Bool {
    switch self {
    case .inhale, .exhale, .breathFull, .breathEmpty, .softInhale, .softExhale: true
    default: false
    }
  }
}

/// One sound event at one instant, or a glide over a span.
package struct Cue: Hashable, Sendable {
  package var kind: CueKind
  /// The first frame that sounds.
  package var at: FrameIndex
  /// The span of a glide or of a held breath; nil for cues whose length is the theme's.
  package var length: FrameCount?
  /// The side that it belongs to: panned to that side, in that side's voice.
  package var side: Side?

  package init(_ kind: CueKind, at: FrameIndex, length: FrameCount? = nil, side: Side? = nil) {
    self.kind = kind
    self.at = at
    self.length = length
    self.side = side
  }
}
