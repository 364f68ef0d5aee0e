// Reads dates that users write. Only one form is accepted, since 1/2 means different days in
// different countries; for other forms, the error shows what they are likely to mean.

extension CivilDate {
  /// `2026-12-24`.
  /// - Throws: why it is not a date.
  package init(reading text: String) throws(UnreadableTime) {
    if let date = CivilDate(parsing: text) {
      self = date
      return
    }
    if text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) })
    {
      throw UnreadableTime(message: "there is no day \(text)")
    }
    let meant = Self.likely(text).map(\.description)
    throw UnreadableTime(
      message: meant.isEmpty
        ? "“\(text)” is not a date; write 2026-12-24"
        : "“\(text)” is not a date; did you mean \(meant.joined(separator: " or "))?")
  }

  /// What three numbers may mean: `2026-1-5`, `24.12.2026`, `12/24/2026`.
  private static func likely(_ text: String) -> [CivilDate] {
    for separator: Character in ["-", "/", "."] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        .map { Int.digits($0) ?? -1 }
      guard parts.count == 3 else { continue }
      let (a, b, c) = (parts[0], parts[1], parts[2])
      if a > 999 { return [CivilDate(year: a, month: b, day: c)].compactMap { $0 } }
      guard c > 999 else { return [] }
      let (dayFirst, monthFirst) = (
        CivilDate(year: c, month: b, day: a), CivilDate(year: c, month: a, day: b)
      )
      // Where full stops are used, the day comes first.
      let both = separator == "." ? [dayFirst] : [monthFirst, dayFirst]
      return both.compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return []
  }
}
