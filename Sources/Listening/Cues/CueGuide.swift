// The cues as a person learns them: what each one tells, and which belong together, because they
// tell of the same kind of thing.

import Routines
import Sessions

/// Cues that tell of the same kind of thing, and sound alike for it.
enum CueFamily: String, CaseIterable {
  case session, place, work, breath, progress, reminder, answer
}

extension CueKind {
  /// When it is heard, without a full stop.
  var when: String {
    switch self {
    case .start: "the session begins"
    case .ready: "a new exercise comes: get into position"
    case .hold: "a hold begins"
    case .release: "a hold ends"
    case .switch: "change sides"
    case .halfway: "the middle of a long hold"
    case .countdown: "the last three seconds, all but the last one"
    case .countdownLast: "the last second"
    case .inhale: "breathe in for as long as it sounds"
    case .exhale: "breathe out for as long as it sounds"
    case .softInhale: "breathe in during a hold, in the background"
    case .softExhale: "breathe out during a hold, in the background"
    case .tick: "how far a long hold has come"
    case .contract: "tense the muscle"
    case .relax: "let go, and hold the stretch"
    case .move: "start moving"
    case .rep: "the next repetition"
    case .rest: "a rest begins"
    case .wait: "the session waits until you resume"
    case .finish: "the session ends"
    case .reminder: "a reminder is due"
    case .pause: "you have paused"
    case .resume: "you have gone on"
    }
  }

  var family: CueFamily {
    switch self {
    case .start, .finish: .session
    case .ready, .switch, .rest, .wait: .place
    case .hold, .release, .contract, .relax, .move, .rep: .work
    case .inhale, .exhale, .softInhale, .softExhale: .breath
    case .halfway, .countdown, .countdownLast, .tick: .progress
    case .reminder: .reminder
    case .pause, .resume: .answer
    }
  }
}

/// A cue to be heard by itself.
package struct HeardCue: Hashable {
  package var kind: CueKind
  /// In that side's voice; nil: in none.
  package var side: Side?

  package init(_ kind: CueKind, side: Side? = nil) {
    self.kind = kind
    self.side = side
  }
}
