// Changes a settings or reminder file for a command, one key at a time, and leaves everything else,
// above all comments, as the user wrote it. A change that cannot be made safely is refused.

import Yams

/// Used by `setup` and by `remind enable` and `disable`.
package enum KeyedText {
  /// A key with its new value, in YAML.
  package struct Change: Hashable, Sendable {
    package var key: String
    /// As YAML, quoted if need be.
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    /// The line as it is written.
    package var line: String { "\(key): \(value)" }
  }

  /// - Parameters:
  ///   - text: of a file without errors; "" for no file.
  ///   - reads: whether a text is such a file without errors.
  /// - Returns: nil if the keys cannot be changed line by line, or a value is not valid.
  package static func changed(
    _ text: String, _ changes: [Change], reads: (String) -> Bool = SettingsFile.reads
  ) -> String? {
    var lines = TextLines.lines(of: text)
    for change in changes {
      guard let next = apply(change, to: lines) else { return nil }
      lines = next
    }
    let result = lines.map { $0.text + ($0.end.isEmpty ? end(of: lines) : $0.end) }.joined()
    return reads(result) && says(result, changes, after: text) ? result : nil
  }

  /// The file's own line ending, taken from its first line.
  private static func end(of lines: [TextLine]) -> String {
    lines.first { !$0.end.isEmpty }?.end ?? "\n"
  }

  /// Replaces the line of a key, or adds one at the end; nil if the key or its value is not on a
  /// line of its own.
  private static func apply(_ change: Change, to lines: [TextLine]) -> [TextLine]? {
    let places = lines.indices.filter { isKey(change.key, lines[$0].text) }
    guard let place = places.first else { return lines + [TextLine(change.line, end: "")] }
    let following = lines[(place + 1)...].first { !isBlank($0.text) }?.text
    // A value that continues on the next lines cannot be replaced in one line.
    guard places.count == 1, following?.first != " ", following?.first != "-" else { return nil }
    var lines = lines
    lines[place].text = change.line + comment(behind: lines[place].text)
    return lines
  }

  /// Whether a line sets a key at the top level, where it is not indented.
  private static func isKey(_ key: String, _ line: String) -> Bool {
    guard line.hasPrefix(key) else { return false }
    return line.dropFirst(key.count).drop { $0 == " " }.first == ":"
  }

  /// Whether a line has no value: empty, or a comment.
  private static func isBlank(_ line: String) -> Bool {
    let content = line.drop { $0 == " " || $0 == "\t" }
    return content.isEmpty || content.first == "#"
  }

  /// `  # as the physio said`. Text in quotes only looks like a comment; `says` catches that.
  private static func comment(behind line: String) -> String {
    guard let range = line.firstRange(of: " #") else { return "" }
    let start = line[..<range.lowerBound].lastIndex { $0 != " " }
    return String(line[(start.map(line.index(after:)) ?? range.lowerBound)...])
  }

  /// Whether the changed keys have their new values and all others are unchanged.
  private static func says(_ text: String, _ changes: [Change], after before: String) -> Bool {
    guard var expected = mapping(before), let now = mapping(text) else { return false }
    for change in changes {
      guard let value = try? Yams.compose(yaml: change.value, .basic) else { return false }
      expected[change.key] = value
    }
    return expected == now
  }

  /// By key; nil if it is not a mapping.
  private static func mapping(_ text: String) -> [String: Node]? {
    guard let node = try? Yams.compose(yaml: text, .basic) else {
      return TextLines.lines(of: text).allSatisfy { isBlank($0.text) } ? [:] : nil
    }
    guard let mapping = node.mapping else { return nil }
    return Dictionary(
      mapping.compactMap { key, value in key.scalar.map { ($0.string, value) } },
      uniquingKeysWith: { $1 })
  }
}

extension SettingsFile {
  /// Whether a text is a settings file without errors.
  package static func reads(_ text: String) -> Bool {
    (try? settings(text, file: "")) != nil
  }
}
