// Everything that a session may sound, made before its first frame: the audio thread allocates
// nothing and computes nothing but sums.

import Routines
import Sessions
import Sounds

package struct Programme: Sendable {
  package let timeline: Timeline
  private let theme: Theme
  let score: Score
  /// By the side of the hold: none, left, right.
  private let leadIns: [Score]
  /// What each wait sounds when it begins.
  private let waits: [Score]
  let pause: Tone
  let resume: Tone

  package init(_ timeline: Timeline, theme: Theme) {
    let score = Score(timeline, theme: theme)
    self.timeline = timeline
    self.theme = theme
    self.score = score
    leadIns = [nil, .left, .right].map { LeadIn.score(side: $0, theme: theme, reusing: score) }
    waits = Self.waits(of: timeline, theme: theme)
    pause = theme.tone(.pause)
    resume = theme.tone(.resume)
  }

  private init(_ timeline: Timeline, after other: Programme) {
    self.timeline = timeline
    theme = other.theme
    score = Score(timeline, theme: theme, reusing: other.score)
    leadIns = other.leadIns
    waits = Self.waits(of: timeline, theme: theme)
    pause = other.pause
    resume = other.resume
  }

  /// The same session with another timeline, in the sounds that it began with. Hardly any of them
  /// is made anew, so that it is there before the first frame that differs.
  package func with(_ timeline: Timeline) -> Programme { Programme(timeline, after: self) }

  func wait(_ number: Int) -> Score { waits[number] }

  /// The cue that ends the phase before a frame, where one begins there.
  func closing(at frame: FrameIndex) -> Cue? {
    timeline.cues.first { $0.at == frame && $0.kind == .release }
  }

  private static func waits(of timeline: Timeline, theme: Theme) -> [Score] {
    timeline.waits.indices.reduce(into: []) { scores, number in
      scores.append(wait(number, of: timeline, theme: theme, reusing: scores.last))
    }
  }

  /// First what ends the phase before, which the timeline, standing still, does not reach.
  private static func wait(
    _ number: Int, of timeline: Timeline, theme: Theme, reusing other: Score?
  ) -> Score {
    let at = timeline.waits[number].at
    let isFirst = number == 0 || timeline.waits[number - 1].at < at
    // The timeline leaves it out where work follows at once: not here.
    let before = isFirst ? timeline.phases.first { $0.end == at } : nil
    let release = before?.closing.map { [Cue($0, at: .zero, side: before?.side)] } ?? []
    let start = release.isEmpty ? FrameIndex.zero : .zero + CueSpacing.clearance
    let cues = release + [Cue(.wait, at: start)]
    return Score(cues, end: start + FrameCount(.seconds(2)), theme: theme, reusing: other)
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

  static func score(side: Side?, theme: Theme, reusing other: Score? = nil) -> Score {
    let cues = [
      Cue(.ready, at: .zero, side: side),
      Cue(.countdown, at: FrameIndex(FrameCount(.seconds(1)).count), side: side),
      Cue(.countdownLast, at: FrameIndex(FrameCount(.seconds(2)).count), side: side),
    ]
    return Score(cues, end: .zero + length, theme: theme, reusing: other)
  }
}
