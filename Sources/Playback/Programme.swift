// All sounds of a session, made before its first frame, so that the audio thread allocates nothing
// and only has to add samples.

import Routines
import Sessions
import Sounds

/// A timeline with all its sounds. Immutable, so that two threads may read it; if the session
/// changes, it gets another programme (`with`).
package struct Programme: Sendable {
  package let timeline: Timeline
  /// Used for another timeline of the same session.
  private let theme: Theme
  let score: Score
  /// The lead-ins by the side of the hold: none, left, right.
  private let leadIns: [Score]
  /// What each wait plays when it begins.
  private let waits: [Score]
  /// The cues that confirm a command; they may be played at any frame.
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

  /// The same session with another timeline and the sounds that it began with. Reuses almost all of
  /// them, so that it is ready before the first frame that differs.
  /// - Parameter voices: what is spoken in the other timeline.
  package func with(_ timeline: Timeline, voices: [Utterance: Voice] = [:]) -> Programme {
    Programme(timeline, after: self, voices: voices)
  }

  /// - Parameter number: index into the timeline's waits.
  func wait(_ number: Int) -> Score { waits[number] }

  /// The release cue at a frame, which ends the phase before it; nil if there is none.
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

  /// Begins with the cue that ends the phase before, since the timeline stops before it reaches
  /// that.
  private static func wait(
    _ number: Int, of timeline: Timeline, theme: Theme, _ voices: [Utterance: Voice],
    reusing other: Score?
  ) -> Score {
    let at = timeline.waits[number].at
    let isFirst = number == 0 || timeline.waits[number - 1].at < at
    // Taken from the phase, because the timeline omits the cue if work follows directly, and a wait
    // comes in between.
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

  /// The lead-in for resuming at a frame; nil outside a hold, where the timeline simply continues.
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

/// Three seconds to get back into position after a pause: the cue *ready*, then the ticks of a
/// countdown, of which the last differs. The hold itself resumes without a cue.
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
