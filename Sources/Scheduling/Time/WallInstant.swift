// An instant of the wall clock, and its written form: RFC 3339, always with an offset.

/// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
package struct WallInstant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Earlier than anything.
  package static let distantPast = WallInstant(milliseconds: .min)
  /// Later than anything.
  package static let distantFuture = WallInstant(milliseconds: .max)

  /// Whole seconds, rounded towards the past.
  package var seconds: Int64 { Int64(Int(milliseconds).flooredDivision(by: 1000)) }

  package func adding(seconds: Int64) -> WallInstant {
    WallInstant(milliseconds: milliseconds + seconds * 1000)
  }

  /// Days since 1970-01-01 in local time.
  /// - Parameter offset: seconds east of UTC.
  package func localDay(offset: Int) -> Int {
    Int(seconds + Int64(offset)).flooredDivision(by: 86_400)
  }

  package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}

extension WallInstant {
  /// RFC 3339 with an offset, in whole seconds: `2026-11-24T07:30:00+01:00`.
  /// - Parameter offset: seconds east of UTC; its seconds, which RFC 3339 cannot express, are
  ///   dropped.
  package func rfc3339(offset: Int) -> String {
    let minutes = abs(offset) / 60
    let local = CivilDateTime(
      secondsSinceEpoch: seconds + Int64(offset < 0 ? -minutes : minutes) * 60)
    if minutes == 0 { return "\(local)Z" }
    return
      "\(local)\(offset < 0 ? "-" : "+")\((minutes / 60).padded(2)):\((minutes % 60).padded(2))"
  }

  /// RFC 3339; fractions of a second are read to the millisecond. Nil for anything else, or a day
  /// that does not exist.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
        || bytes[10] == UInt8(ascii: " "), bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-")
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return Int.digits(String(decoding: bytes[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let date = CivilDate(year: year, month: month, day: day),
      let time = CivilTime(parsing: String(decoding: bytes[11..<19], as: UTF8.self))
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      let padded = String(decoding: digits.prefix(3), as: UTF8.self)
      guard let value = Int.digits(padded) else { return nil }
      fraction = value * [100, 10, 1][padded.count - 1]
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offset(rest) else { return nil }
    let local = CivilDateTime(date, time).secondsSinceEpoch
    self.init(milliseconds: (local - Int64(offset)) * 1000 + Int64(fraction))
  }

  /// `Z`, `+01:00`
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "Z" || text == "z" { return 0 }
    guard text.utf8.count == 6, let sign = text.first, sign == "+" || sign == "-",
      let time = CivilTime(parsing: String(text.dropFirst()))
    else { return nil }
    return sign == "-" ? -time.secondOfDay : time.secondOfDay
  }
}
