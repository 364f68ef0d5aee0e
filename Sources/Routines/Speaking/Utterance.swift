// One thing that is said without a break. Short pieces rather than whole speeches, because a piece
// that has been spoken once is kept, and "left side" is the same in every routine.

package enum Utterance: Hashable, Sendable {
  /// - Parameter language: a BCP 47 tag, such as `en` or `de-CH`; the voice follows it.
  case text(String, language: String)
  /// A sound file of somebody's own voice.
  case recording(path: String)

  /// What Limber says in its own words.
  static func phrase(_ text: String) -> Utterance { .text(text, language: "en") }

  /// Nil for a recording.
  package var text: String? { if case .text(let text, _) = self { text } else { nil } }

  /// About how long it takes to say, for plans that are made before anything was spoken: 15
  /// letters a second, as espeak-ng speaks at its usual rate. A recording: as long as a sentence.
  package var estimate: Milliseconds {
    switch self {
    case .text(let text, _): Milliseconds(300 + Int64(text.count) * 65)
    case .recording: .seconds(4)
    }
  }
}
