// Every other day or week: which of a reminder's possible days are its turn, counted from an
// anchor, as an RRULE's INTERVAL counts from its DTSTART (RFC 5545 3.3.10; weeks begin on Monday).

package struct DayCycle: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable {
    case day, week

    fileprivate var days: Int { self == .day ? 1 : 7 }
  }

  /// Every `count` days or weeks; 2 or more.
  package let count: Int
  package let unit: Unit
  /// The first day, or any day of the first week.
  package let anchor: CivilDate

  /// The longest cycle: a year.
  package static func most(_ unit: Unit) -> Int { unit == .day ? 366 : 52 }

  /// - Returns: nil for a count below 2 or of more than a year.
  package init?(count: Int, unit: Unit, anchor: CivilDate) {
    guard (2...Self.most(unit)).contains(count) else { return nil }
    self.count = count
    self.unit = unit
    self.anchor = anchor
  }

  /// Days from one turn to the next.
  var length: Int { count * unit.days }

  func has(_ date: CivilDate) -> Bool { passed(at: date) == 0 }

  /// The first day of the next turn after that of a date, or after the date.
  func turn(after date: CivilDate) -> CivilDate {
    CivilDate(daysSinceEpoch: start(of: date) + (count - passed(at: date)) * unit.days)
  }

  /// Days or weeks since the last turn began, 0 to `count` - 1.
  private func passed(at date: CivilDate) -> Int {
    let units = (start(of: date) - start(of: anchor)) / unit.days
    return units - units.flooredDivision(by: count) * count
  }

  /// The day, or the Monday of its week, in days since 1970.
  private func start(of date: CivilDate) -> Int {
    unit == .day ? date.daysSinceEpoch : date.daysSinceEpoch - (date.weekday.rawValue - 1)
  }
}

extension DayCycle: CustomStringConvertible {
  /// `every 2 weeks`
  package var description: String { "every \(count) \(unit.rawValue)s" }
}
