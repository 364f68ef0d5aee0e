// Everything that a session may sound, made before its first frame: the audio thread allocates
// nothing and computes nothing but sums.

import Routines
import Sessions
import Sounds

/// A timeline with all its sounds. It never changes, so that two threads may read it; a session
/// that goes on differently gets another one (`with`).
package struct Programme: Sendable {
  package let timeline: Timeline
  /// What another timeline of the same session is sounded with.
  private let theme: Theme
  let score: Score
  /// By the side of the hold: none, left, right.
  private let leadIns: [Score]
  /// What each wait sounds when it begins.
  private let waits: [Score]
  /// They answer a command, at whatever frame it comes.
  let pause: Tone
  let resume: Tone

  /// - Parameter voices: what is spoken in it.
  package init(_ timeline: Timeline, theme: Theme, voices: [Utterance: Voice] = [:]) {
    let score = Score(timeline, theme: theme, voices: voices)
    self.timeline = timeline
    self.theme = theme
    self.score = score
    leadIns = [nil, .left, .right].map { LeadIn.score(side: $0, theme: theme, reusing: score) }
    waits = Self.waits(of: timeline, theme: theme, voices)
    pause = theme.tone(.pause)
    resume = theme.tone(.resume)
  }

  private init(_ timeline: Timeline, after other: Programme, voices: [Utterance: Voice]) {
    self.timeline = timeline
    theme = other.theme
    score = Score(timeline, theme: theme, voices: voices, reusing: other.score)
    leadIns = other.leadIns
    waits = Self.waits(of: timeline, theme: theme, voices)
    pause = other.pause
    resume = other.resume
  }

  /// The same session with another timeline, in the sounds that it began with. Hardly any of them
  /// is made anew, so that it is there before the first frame that differs.
  /// - Parameter voices: what is spoken in the other timeline.
  package func with(_ timeline: Timeline, voices: [Utterance: Voice] = [:]) -> Programme {
    Programme(timeline, after: self, voices: voices)
  }

  /// - Parameter number: of the timeline's waits, from 0.
  func wait(_ number: Int) -> Score { waits[number] }

  /// The cue that ends the phase before a frame, where one begins there.
  func closing(at frame: FrameIndex) -> Cue? {
    timeline.cues.first { $0.at == frame && $0.kind == .release }
  }

  private static func waits(
    of timeline: Timeline, theme: Theme, _ voices: [Utterance: Voice]
  ) -> [Score] {
    timeline.waits.indices.reduce(into: []) { scores, number in
      scores.append(wait(number, of: timeline, theme: theme, voices, reusing: scores.last))
    }
  }

  /// First what ends the phase before, which the timeline, standing still, does not reach.
  private static func wait(
    _ number: Int, of timeline: Timeline, theme: Theme, _ voices: [Utterance: Voice],
    reusing other: Score?
  ) -> Score {
    let at = timeline.waits[number].at
    let isFirst = number == 0 || timeline.waits[number - 1].at < at
    // The timeline leaves it out where work follows at once: not here.
    let before = isFirst ? timeline.phases.first { $0.end == at } : nil
    let release = before?.closing.map { [Cue($0, at: .zero, side: before?.side)] } ?? []
    let start = release.isEmpty ? FrameIndex.zero : .zero + CueSpacing.clearance
    let cues = release + [Cue(.wait, at: start)]
    let words = SpokenWords.sequence(
      timeline.waits[number].words, from: start + FrameCount(WordSpacing.afterOne),
      timeline.options.timing)
    let end = max(start + FrameCount(.seconds(2)), words.last?.end ?? .zero)
    return Score(
      cues, words: words, end: end, theme: theme, voices: voices, reusing: other)
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
