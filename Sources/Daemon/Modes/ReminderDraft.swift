// A reminder in the plain words of a command line, and the file that says the same.

package struct ReminderDraft: Hashable, Sendable {
  package var name: String
  package var times: [String]
  package var days: String?
  package var routine: String?
  package var start: String?
  package var zone: String?
  package var isSilent: Bool

  package init(
    name: String, times: [String], days: String? = nil, routine: String? = nil,
    start: String? = nil, zone: String? = nil, isSilent: Bool = false
  ) {
    self.name = name
    self.times = times
    self.days = days
    self.routine = routine
    self.start = start
    self.zone = zone
    self.isSilent = isSilent
  }

  /// A name becomes a file's, so it has no slash and no dot in front.
  static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 100 else { return false }
    return first.properties.isAlphabetic || ("0"..."9").contains(first)
      ? name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
      } : false
  }

  var yaml: String {
    var lines = ["at: [\(times.map(Self.quoted).joined(separator: ", "))]"]
    if let days {
      let words = days.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      lines.append(
        words.count == 1
          ? "days: \(Self.quoted(words[0]))"
          : "days: [\(words.map(Self.quoted).joined(separator: ", "))]")
    }
    if let routine { lines.append("routine: \(Self.quoted(routine))") }
    if let start, start != "ask" { lines.append("start: \(Self.quoted(start))") }
    if isSilent { lines.append("silent: true") }
    if let zone { lines.append("zone: \(Self.quoted(zone))") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A plain word as it is, anything else in quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || "-_/".contains($0)) }
    if isPlain { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
