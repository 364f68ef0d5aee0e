// The cues as a user learns them: what each of them means, and which belong together, because they
// mean similar things and sound alike.

import Routines
import Sessions

/// A group of cues. The quiz offers cues of the same family, which are the easiest to confuse.
enum CueFamily: String, CaseIterable {
  case session, place, work, breath, progress, reminder, answer
}

/// The words of `sounds list` and of the quiz.
extension CueKind {
  /// When the cue is heard, without a full stop.
  var when: String {
    switch self {
    case .start: "the session begins"
    case .ready: "a new exercise comes: get into position"
    case .hold: "a hold begins"
    case .release: "a hold ends"
    case .switch: "change sides"
    case .halfway: "the middle of a long hold"
    case .countdown: "three and two seconds before the end"
    case .countdownLast: "one second before the end"
    case .inhale: "breathe in for as long as it sounds"
    case .exhale: "breathe out for as long as it sounds"
    case .breathFull: "hold your breath, lungs full, for as long as it sounds"
    case .breathEmpty: "hold your breath, lungs empty, for as long as it sounds"
    case .softInhale: "breathe in during a hold, in the background"
    case .softExhale: "breathe out during a hold, in the background"
    case .tick: "at intervals during a long hold"
    case .contract: "tense the muscle"
    case .relax: "let go, and hold the stretch"
    case .move: "start moving"
    case .rep: "the next repetition"
    case .rest: "a rest begins"
    case .wait: "the session waits until you resume"
    case .finish: "the session ends"
    case .reminder: "a reminder is due"
    case .pause: "you have paused"
    case .resume: "you have resumed"
    }
  }

  /// By what the cue is about: the session, a place, the work, the breath, progress.
  var family: CueFamily {
    switch self {
    case .start, .finish: .session
    case .ready, .switch, .rest, .wait: .place
    case .hold, .release, .contract, .relax, .move, .rep: .work
    case .inhale, .exhale, .breathFull, .breathEmpty, .softInhale, .softExhale: .breath
    case .halfway, .countdown, .countdownLast, .tick: .progress
    case .reminder: .reminder
    case .pause, .resume: .answer
    }
  }
}

/// A cue that is played by itself, outside a session.
package struct HeardCue: Hashable {
  /// Which cue.
  package var kind: CueKind
  /// In this side's voice; nil: in the voice without a side.
  package var side: Side?

  /// - Parameter side: nil: in the voice without a side.
  package init(_ kind: CueKind, side: Side? = nil) {
    self.kind = kind
    self.side = side
  }
}
