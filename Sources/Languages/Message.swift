// What Limber says, as a value: an English text as it stands in the source, with named
// placeholders, under which a language's own text is found. Whole sentences only: no grammar orders
// the halves of a sentence as English does.

/// A text of Limber's own.
package struct Message: Hashable, Sendable {
  /// What tells two messages apart that are equal in English, such as `breath` and `muscle`;
  /// empty: nothing.
  package var context: String
  /// In English, for one if it has a plural: `{count} breath`.
  package var text: String
  /// In English, for every other number: `{count} breaths`; nil: it has no number.
  package var plural: String?

  package init(_ text: String, plural: String? = nil, context: String = "") {
    self.text = text
    self.plural = plural
    self.context = context
  }

  /// The names between braces, such as `count`. A translation has the same, in any order.
  package var placeholders: Set<String> {
    Placeholders.names(in: text).union(plural.map(Placeholders.names) ?? [])
  }
}

package enum Placeholders {
  /// The names between single braces that are words: `{count}`. Choices for the sides of the body,
  /// which have a bar, are none.
  package static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    scan(text) { if case .name(let name) = $0 { names.insert(name) } }
    return names
  }

  /// The text with each name replaced by its value; a name without a value stays.
  package static func filled(_ text: String, _ values: [String: String]) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled = ""
    scan(text) { piece in
      switch piece {
      case .text(let text): filled += text
      case .name(let name): filled += values[name] ?? "{\(name)}"
      }
    }
    return filled
  }

  private enum Piece {
    case text(Substring)
    case name(String)
  }

  private static func scan(_ text: String, _ visit: (Piece) -> Void) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      let isName =
        !name.isEmpty
        && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      visit(.text(rest[..<open]))
      visit(isName ? .name(String(name)) : .text(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    visit(.text(rest))
  }
}
