// One thing that is spoken without a break. Utterances are short pieces rather than entire
// speeches, because a piece that was spoken once is cached, and "left side" is the same in every
// routine.

package enum Utterance: Hashable, Sendable {
  /// - Parameter language: a BCP 47 tag, such as `en` or `de-CH`; the voice follows it.
  case text(String, language: String)
  /// A sound file, for example of the user's own voice.
  case recording(path: String)

  /// One of Limber's own phrases.
  static func phrase(_ text: String) -> Utterance { .text(text, language: "en") }

  /// Nil for a recording.
  package var text: String? { if case .text(let text, _) = self { text } else { nil } }

  /// About how long it takes to speak, for plans made before anything is synthesised: 15 letters a
  /// second, as espeak-ng speaks at its usual rate. For a recording, the length of a sentence.
  package var estimate: Milliseconds {
    switch self {
    case .text(let text, _): Milliseconds(300 + Int64(text.count) * 65)
    case .recording: .seconds(4)
    }
  }
}
