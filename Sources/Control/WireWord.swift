// A word from a list that may grow. The daemon may be newer than a command that calls it: a word
// that the command does not know must not make the rest of the reply unreadable, and is shown as it
// was sent.

package enum WireWord<Known>: Hashable, Sendable
where Known: RawRepresentable<String> & Hashable & Sendable {
  case known(Known)
  /// A word of another version; never one of the list.
  case unknown(String)

  package init(_ text: String) {
    self = Known(rawValue: text).map(WireWord.known) ?? .unknown(text)
  }

  /// The word as it is sent.
  package var text: String {
    switch self {
    case .known(let word): word.rawValue
    case .unknown(let text): text
    }
  }

  /// Nil for a word of another version.
  package var value: Known? { if case .known(let word) = self { word } else { nil } }
}

extension WireWord: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
