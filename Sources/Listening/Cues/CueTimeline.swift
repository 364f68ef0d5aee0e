// Cues one after the other as a timeline, so that they are played as a session's are: at their
// frames, by the same thread and the same mixer.

import Routines
import Sessions
import Sounds

extension Timeline {
  /// How long a glide sounds where no breath gives it a length.
  static let glide = FrameCount(.seconds(3))
  /// Between two cues, and after the last one.
  private static let gap = FrameCount(.seconds(1))

  /// A timeline of nothing but cues, each after the end of the one before.
  package init(_ cues: [HeardCue], theme: Theme) {
    var place = FrameIndex.zero
    var placed: [Cue] = []
    for cue in cues {
      let length = cue.kind.isGlide ? Self.glide : nil
      placed.append(Cue(cue.kind, at: place, length: length, side: cue.side))
      let tone = theme.tone(cue.kind, side: cue.side, length: length)
      place = place + FrameCount(Int64(tone.frameCount)) + Self.gap
    }
    let phases = [Phase(.finish, start: .zero, end: place, step: 0)]
    self.init(routine: "cues", phases: placed.isEmpty ? [] : phases, cues: placed, steps: [])
  }

  /// A timeline of nothing but words.
  init(saying words: Utterance, for length: FrameCount) {
    let end = FrameIndex.zero + length + Self.gap
    self.init(
      routine: "words", phases: [Phase(.finish, start: .zero, end: end, step: 0)], cues: [],
      words: [SpokenWords(words, at: .zero, length: length)], steps: [])
  }
}
