// Dates and times as they are written, without a zone: the proleptic Gregorian calendar in whole
// days and seconds.

package enum Weekday: Int, Hashable, Sendable, CaseIterable {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A day. Valid from 0001-01-01 to 9999-12-31.
package struct CivilDate: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// Nil if there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// From days since 1970-01-01, by 400-year eras that begin on 1 March (Howard Hinnant,
  /// “chrono-Compatible Low-Level Date Algorithms”, civil_from_days).
  package init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// Days since 1970-01-01 (days_from_civil, the same source).
  package var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredDivision(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = daysSinceEpoch + 3
    return Weekday(rawValue: index - index.flooredDivision(by: 7) * 7 + 1)!
  }

  package func adding(days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// A time of day.
package struct CivilTime: Hashable, Comparable, Sendable {
  /// 0 to 86399.
  package let secondOfDay: Int

  /// Nil if it is not within 00:00:00 to 23:59:59.
  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    secondOfDay = hour * 3600 + minute * 60 + second
  }

  package init(secondOfDay: Int) { self.secondOfDay = secondOfDay }

  package static let midnight = CivilTime(secondOfDay: 0)

  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  package static func < (a: Self, b: Self) -> Bool { a.secondOfDay < b.secondOfDay }
}

/// A day and a time of wall clock time.
package struct CivilDateTime: Hashable, Comparable, Sendable {
  package var date: CivilDate
  package var time: CivilTime

  package init(_ date: CivilDate, _ time: CivilTime) {
    self.date = date
    self.time = time
  }

  /// From seconds since 1970-01-01T00:00:00 on the same clock.
  package init(secondsSinceEpoch seconds: Int64) {
    let days = Int(seconds).flooredDivision(by: 86_400)
    date = CivilDate(daysSinceEpoch: days)
    time = CivilTime(secondOfDay: Int(seconds) - days * 86_400)
  }

  package var secondsSinceEpoch: Int64 {
    Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
  }

  package static func < (a: Self, b: Self) -> Bool { (a.date, a.time) < (b.date, b.time) }
}

extension Int {
  /// Rounds towards minus infinity.
  func flooredDivision(by divisor: Int) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
