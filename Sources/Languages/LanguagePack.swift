// One language as a value: what the pure core is given to speak and write with. A text that it
// lacks is the English one.

/// The texts of a language.
package struct LanguagePack: Sendable {
  /// A BCP 47 tag, such as `de` or `pt-BR`.
  package let tag: String
  package let plurals: PluralRule
  /// By message: the text, or one for each plural form.
  private let texts: [Message: [String]]

  /// English itself, which needs no texts.
  package static let english = LanguagePack("en", .english, [:])

  package init(_ tag: String, _ plurals: PluralRule, _ texts: [Message: [String]]) {
    (self.tag, self.plurals, self.texts) = (tag, plurals, texts)
  }

  /// The text of a message.
  /// - Parameters:
  ///   - values: of its placeholders, by their names.
  package func text(_ message: Message, _ values: [String: String] = [:]) -> String {
    Placeholders.filled(texts[message]?.first ?? message.text, values)
  }

  /// The text of a message for a number, which is the value of `count`.
  package func text(_ message: Message, count: Int, _ values: [String: String] = [:]) -> String {
    let values = values.merging(["count": "\(count)"]) { given, _ in given }
    if let forms = texts[message], !forms.isEmpty {
      return Placeholders.filled(forms[min(plurals.form(of: count), forms.count - 1)], values)
    }
    let isOne = PluralRule.english.form(of: count) == 0
    return Placeholders.filled(isOne ? message.text : message.plural ?? message.text, values)
  }

  /// Whether it has a text of its own for a message.
  package func has(_ message: Message) -> Bool { texts[message] != nil }

  /// The number of its texts.
  package var count: Int { texts.count }
}

/// Two packs of one language are taken for equal: only one is in use at a time.
extension LanguagePack: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.tag == b.tag && a.count == b.count }
  package func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}
