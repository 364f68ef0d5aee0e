// Cues in order as a timeline, so that they are played as in a session: at exact frames, by the
// same thread and the same mixer.

import Routines
import Sessions
import Sounds

/// Timelines without a routine.
extension Timeline {
  /// The length of a glide when no breath determines it.
  static let glide = FrameCount(.seconds(3))
  /// The silence after each cue, so that cues are heard as separate ones.
  private static let gap = FrameCount(.seconds(1))

  /// Lays out cues, each after the end of the one before.
  /// - Parameter theme: decides how long each cue is.
  package init(_ cues: [HeardCue], theme: Theme) {
    var place = FrameIndex.zero
    var placed: [Cue] = []
    for cue in cues {
      let length = cue.kind.isGlide ? Self.glide : nil
      placed.append(Cue(cue.kind, at: place, length: length, side: cue.side))
      let tone = theme.tone(cue.kind, side: cue.side, length: length)
      place = place + FrameCount(Int64(tone.frameCount)) + Self.gap
    }
    // A timeline needs a phase to be played; which kind does not matter here.
    let phases = [Phase(.finish, start: .zero, end: place, step: 0)]
    self.init(routine: "cues", phases: placed.isEmpty ? [] : phases, cues: placed, steps: [])
  }

  /// Lays out spoken words.
  /// - Parameter length: of the voice.
  init(saying words: Utterance, for length: FrameCount) {
    let end = FrameIndex.zero + length + Self.gap
    self.init(
      routine: "words", phases: [Phase(.finish, start: .zero, end: end, step: 0)], cues: [],
      words: [SpokenWords(words, at: .zero, length: length)], steps: [])
  }
}
