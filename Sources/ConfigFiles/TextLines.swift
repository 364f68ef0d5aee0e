// The lines of a text from outside, with any line endings. They are split by bytes: in Swift, CR
// and LF together are one Character that is not "\n".

/// A line and its ending.
package struct TextLine: Hashable, Sendable {
  package var text: String
  /// `\n`, `\r\n` or `\r`; empty at the end of a text without a final one.
  package var end: String

  package init(_ text: String, end: String) {
    self.text = text
    self.end = end
  }
}

/// Used where a file is changed line by line, and where positions are counted.
package enum TextLines {
  /// All lines of a text; joined again, they are the same bytes.
  package static func lines(of text: String) -> [TextLine] {
    var lines: [TextLine] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let content = rest.prefix { $0 != lineFeed && $0 != carriageReturn }
      rest = rest[content.endIndex...]
      let length =
        rest.isEmpty
        ? 0 : rest.first == carriageReturn && rest.dropFirst().first == lineFeed ? 2 : 1
      lines.append(TextLine(String(content)!, end: String(rest.prefix(length))!))
      rest = rest.dropFirst(length)
    }
    return lines
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
