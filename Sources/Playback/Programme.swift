// Everything that a session may sound, made before its first frame: the audio thread allocates
// nothing and computes nothing but sums.

import Routines
import Sessions
import Sounds

package struct Programme: Sendable {
  package let timeline: Timeline
  let score: Score
  /// By the side of the hold: none, left, right.
  private let leadIns: [Score]
  let pause: Tone
  let resume: Tone

  package init(_ timeline: Timeline, theme: Theme) {
    self.timeline = timeline
    score = Score(timeline, theme: theme)
    leadIns = [nil, .left, .right].map { LeadIn.score(side: $0, theme: theme) }
    pause = theme.tone(.pause)
    resume = theme.tone(.resume)
  }

  /// The lead-in back into a place; nil where the timeline just goes on.
  func leadIn(at frame: FrameIndex) -> Score? {
    guard let phase = timeline.phase(at: frame), phase.kind == .hold, phase.start < frame else {
      return nil
    }
    switch phase.side {
    case nil: return leadIns[0]
    case .left: return leadIns[1]
    case .right: return leadIns[2]
    }
  }
}

/// Three seconds to get back into position: the knock that says "get ready", then the ticks of a
/// countdown, the last one different. The hold goes on without a tone of its own.
enum LeadIn {
  static let length = FrameCount(Milliseconds.seconds(3))

  static func score(side: Side?, theme: Theme) -> Score {
    let cues = [
      Cue(.ready, at: .zero, side: side),
      Cue(.countdown, at: FrameIndex(FrameCount(.seconds(1)).count), side: side),
      Cue(.countdownLast, at: FrameIndex(FrameCount(.seconds(2)).count), side: side),
    ]
    return Score(cues, end: .zero + length, theme: theme)
  }
}

extension Theme {
  /// A cue by itself.
  package func tone(_ kind: CueKind) -> Tone {
    Score([Cue(kind, at: .zero)], end: .zero, theme: self).cues(from: .zero, to: FrameIndex(1))[0]
      .tone
  }
}
