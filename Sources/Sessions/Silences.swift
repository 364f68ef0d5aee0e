// How long a listener hears nothing. With closed eyes, a silence beyond some seconds makes people
// wonder whether the session still runs, or look.

import Routines

/// A stretch of a timeline without a cue or a word.
package struct Silence: Hashable, Sendable {
  package var start: FrameIndex
  package var length: FrameCount

  /// The longest that a routine should have.
  package static let longest = PhaseMarks.longestSilence
}

extension Timeline {
  /// The longest silence between the first and the last sound; nil if nothing is heard. A glide is
  /// heard for its whole length, any other cue for about a third of a second. In a wait nothing is
  /// heard for as long as it lasts, which is meant.
  package var longestSilence: Silence? {
    let cues = cues.map { (start: $0.at, end: $0.at + ($0.length ?? CueSpacing.least)) }
    let words = words.map { (start: $0.at, end: $0.end) }
    let stops = waits.map { (start: $0.at, end: $0.at) }
    let sounds = (cues + words + stops).sorted { $0.start < $1.start }
    guard var heard = sounds.first?.end else { return nil }
    var longest = Silence(start: heard, length: .zero)
    for sound in sounds.dropFirst() {
      if sound.start - heard > longest.length {
        longest = Silence(start: heard, length: sound.start - heard)
      }
      heard = max(heard, sound.end)
    }
    return longest
  }
}
