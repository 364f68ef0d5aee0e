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
  /// What each wait sounds when it begins.
  private let waits: [Score]
  let pause: Tone
  let resume: Tone

  package init(_ timeline: Timeline, theme: Theme) {
    self.timeline = timeline
    score = Score(timeline, theme: theme)
    leadIns = [nil, .left, .right].map { LeadIn.score(side: $0, theme: theme) }
    waits = timeline.waits.indices.map { Self.wait($0, of: timeline, theme: theme) }
    pause = theme.tone(.pause)
    resume = theme.tone(.resume)
  }

  func wait(_ number: Int) -> Score { waits[number] }

  /// The cue that ends the phase before a frame, where one begins there.
  func closing(at frame: FrameIndex) -> Cue? {
    timeline.cues.first { $0.at == frame && $0.kind == .release }
  }

  /// First what ends the phase before, which the timeline, standing still, does not reach.
  private static func wait(_ number: Int, of timeline: Timeline, theme: Theme) -> Score {
    let at = timeline.waits[number].at
    let isFirst = number == 0 || timeline.waits[number - 1].at < at
    let closing = isFirst ? timeline.cues.first { $0.at == at && $0.kind == .release } : nil
    let release = closing.map { [Cue($0.kind, at: .zero, side: $0.side)] } ?? []
    let start = release.isEmpty ? FrameIndex.zero : .zero + CueSpacing.clearance
    let cues = release + [Cue(.wait, at: start)]
    return Score(cues, end: start + FrameCount(.seconds(2)), theme: theme)
  }

  /// The lead-in back into a place; nil where the timeline just goes on.
  func leadIn(at frame: FrameIndex) -> Score? {
    guard let phase = timeline.phase(at: frame), phase.isHeld, phase.start < frame else {
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
