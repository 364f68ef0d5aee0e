// A file of settings, or of a reminder, that a command changes: one key at a time, with everything
// else, comments above all, left as the person wrote it. What cannot be done safely is not done.

import Yams

package enum KeyedText {
  /// A key with its new value, as YAML writes it.
  package struct Change: Hashable, Sendable {
    package var key: String
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    package var line: String { "\(key): \(value)" }
  }

  /// - Parameters:
  ///   - text: of a file without faults; "" for none.
  ///   - reads: whether a text is such a file without faults.
  /// - Returns: nil where the keys cannot be changed line by line, and for values that are none.
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

  /// The file's own, as its first line has it.
  private static func end(of lines: [TextLine]) -> String {
    lines.first { !$0.end.isEmpty }?.end ?? "\n"
  }

  private static func apply(_ change: Change, to lines: [TextLine]) -> [TextLine]? {
    let places = lines.indices.filter { isKey(change.key, lines[$0].text) }
    guard let place = places.first else { return lines + [TextLine(change.line, end: "")] }
    let following = lines[(place + 1)...].first { !isBlank($0.text) }?.text
    // A value that goes on below is not one line's to replace.
    guard places.count == 1, following?.first != " ", following?.first != "-" else { return nil }
    var lines = lines
    lines[place].text = change.line + comment(behind: lines[place].text)
    return lines
  }

  private static func isKey(_ key: String, _ line: String) -> Bool {
    guard line.hasPrefix(key) else { return false }
    return line.dropFirst(key.count).drop { $0 == " " }.first == ":"
  }

  private static func isBlank(_ line: String) -> Bool {
    let content = line.drop { $0 == " " || $0 == "\t" }
    return content.isEmpty || content.first == "#"
  }

  /// `  # as the physio said`; one within quotes only looks like a comment, which `says` sees.
  private static func comment(behind line: String) -> String {
    guard let range = line.firstRange(of: " #") else { return "" }
    let start = line[..<range.lowerBound].lastIndex { $0 != " " }
    return String(line[(start.map(line.index(after:)) ?? range.lowerBound)...])
  }

  /// Whether every key but the changed ones says what it said before, and those what they are to.
  private static func says(_ text: String, _ changes: [Change], after before: String) -> Bool {
    guard var expected = mapping(before), let now = mapping(text) else { return false }
    for change in changes {
      guard let value = try? Yams.compose(yaml: change.value, .basic) else { return false }
      expected[change.key] = value
    }
    return expected == now
  }

  /// By key; nil for what is no mapping.
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
  /// Whether a text is a settings file without faults.
  package static func reads(_ text: String) -> Bool {
    (try? settings(text, file: "")) != nil
  }
}
