// Texts that name the limb by its side: “{Left|Right|One} leg back”. A listener must never guess
// which leg is meant. The author writes out the choices, so that any language can inflect them.

/// A text with choices in braces: for the left side, for the right side and, if there is a third
/// alternative, for when no one side is meant, as in a list or while sides alternate. Without a
/// third one, the first stands for both.
package enum SidedText {
  /// What is wrong with a text's braces.
  package enum Fault: Error, Hashable, CustomStringConvertible {
    /// A brace without its partner, or one within another.
    case unpaired
    /// A choice with this many alternatives, instead of two or three.
    case alternatives(Int)

    package var description: String {
      switch self {
      case .unpaired: "a “{” needs a “}” after it, and none within"
      case .alternatives(let count):
        "a choice in braces has two or three alternatives, as in {left|right|one}; this has "
          + "\(count)"
      }
    }
  }

  /// The text for readers of both sides: `Left/Right foot back`.
  package static func bothSides(_ text: String) -> String {
    guard let pieces = try? pieces(of: text) else { return text }
    return pieces.map { $0.count > 1 ? "\($0[0])/\($0[1])" : String($0[0]) }.joined()
  }

  /// The text for a side; nil: for no one side.
  /// - Parameter text: what `fault(in:)` accepts; anything else is returned as it is.
  package static func rendered(_ text: String, for side: Side?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    guard let pieces = try? pieces(of: text) else { return text }
    return pieces.map { piece in
      guard piece.count > 1 else { return String(piece[0]) }
      switch side {
      case .left: return String(piece[0])
      case .right: return String(piece[1])
      case nil: return String(piece.count > 2 ? piece[2] : piece[0])
      }
    }.joined()
  }

  /// - Returns: nil if every choice is well formed.
  package static func fault(in text: String) -> Fault? {
    do throws(Fault) {
      _ = try pieces(of: text)
      return nil
    } catch { return error }
  }

  /// The text cut at its braces: a plain piece alone, a choice as its alternatives.
  private static func pieces(of text: String) throws(Fault) -> [[Substring]] {
    var pieces: [[Substring]] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{" else { throw .unpaired }
      pieces.append([rest[..<open]])
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { $0 == "{" || $0 == "}" }), rest[close] == "}"
      else { throw .unpaired }
      let choice = rest[..<close].split(separator: "|", omittingEmptySubsequences: false)
      guard (2...3).contains(choice.count) else { throw .alternatives(choice.count) }
      pieces.append(choice)
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [[rest]]
  }
}
