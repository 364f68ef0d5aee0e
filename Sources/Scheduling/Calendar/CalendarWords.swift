// The words of calendar expressions: names of entire expressions, weekdays and zones.

enum CalendarWords {
  /// Names of entire expressions.
  static let named = [
    "minutely": "*-*-* *:*:00", "hourly": "*-*-* *:00:00", "daily": "*-*-* 00:00:00",
    "monthly": "*-*-01 00:00:00", "weekly": "Mon *-*-* 00:00:00",
    "yearly": "*-01-01 00:00:00", "annually": "*-01-01 00:00:00",
    "quarterly": "*-01,04,07,10-01 00:00:00",
    "semiannually": "*-01,07-01 00:00:00", "semi-annually": "*-01,07-01 00:00:00",
    "biannually": "*-01,07-01 00:00:00", "bi-annually": "*-01,07-01 00:00:00",
  ]

  /// Whether the last of several words can be the name of a zone: `UTC`, `Europe/Berlin`.
  static func isZone(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, ("A"..."Z").contains(first) else { return false }
    let isName = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/_+-".utf8.contains(byte)
      }
    }
    return isName && (try? weekdays(word)) == nil
  }

  /// `Mon`, `monday`, `Mon,Wed`, `Mon..Fri`, and the old form `Mon-Fri`; a comma may end it.
  static func weekdays(_ text: String) throws(CalendarSpecError) -> Set<Weekday> {
    var days: Set<Weekday> = []
    var parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last!.isEmpty { parts.removeLast() }
    for part in parts {
      let ends =
        part.firstRange(of: "..").map { [part[..<$0.lowerBound], part[$0.upperBound...]] }
        ?? part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let named = try ends.map { end throws(CalendarSpecError) in try weekday(end, in: text) }
      let (first, last) = (named[0].rawValue, named[named.count - 1].rawValue)
      guard first <= last else {
        throw CalendarSpecError(message: "“\(part)” is backwards; weeks begin on Monday")
      }
      days.formUnion((first...last).map { Weekday(rawValue: $0)! })
    }
    return days
  }

  private static func weekday(
    _ text: Substring, in whole: String
  ) throws(CalendarSpecError) -> Weekday {
    let word = text.lowercased()
    for day in Weekday.allCases where word == "\(day)" || word == "\(day)".prefix(3) { return day }
    throw CalendarSpecError(
      message: "“\(text)” is not a weekday; write Mon, Tue, Wed, Thu, Fri, Sat or Sun")
  }
}
