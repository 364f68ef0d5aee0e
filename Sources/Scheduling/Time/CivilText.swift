// How dates and times are written and parsed: ISO 8601, without a zone.

extension CivilDate: CustomStringConvertible {
  /// `2026-11-24`
  package var description: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
}

extension CivilTime: CustomStringConvertible {
  /// `07:30:00`
  package var description: String { "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))" }

  /// `07:30` or `07:30:15`, with two digits each; nil for anything else.
  package init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else {
      return nil
    }
    let numbers = parts.compactMap { Int.digits($0) }
    guard numbers.count == parts.count else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count > 2 ? numbers[2] : 0)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// `2026-11-24T07:30:00`
  package var description: String { "\(date)T\(time)" }

  /// Nil for anything but what `description` writes.
  init?(parsing text: some StringProtocol) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let date = CivilDate(parsing: String(halves[0])),
      let time = CivilTime(parsing: String(halves[1]))
    else { return nil }
    self.init(date, time)
  }
}

extension CivilDate {
  /// `2026-11-24`; nil for anything else, and for a day that does not exist.
  package init?(parsing text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { Int.digits($0) }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

extension Int {
  /// With leading zeros.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }

  /// A number that consists only of ASCII digits.
  static func digits(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
