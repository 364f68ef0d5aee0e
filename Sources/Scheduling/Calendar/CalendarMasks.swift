// The values of a calendar expression as bits, so that the next match is found with a few shifts.

struct CalendarMasks: Hashable, Sendable {
  /// Bit 0 is Monday.
  private let weekdays: UInt64
  /// Bits 1 to 12.
  let month: UInt64
  /// Bits 1 to 31, for months of 28 to 31 days.
  private let days: [UInt64]
  let hour: UInt64
  let minute: UInt64
  let second: UInt64

  init(
    weekdays: Set<Weekday>, month: CalendarField, day: CalendarField, isDayFromEnd: Bool,
    hour: CalendarField, minute: CalendarField, second: CalendarField
  ) {
    self.weekdays = weekdays.reduce(0) { $0 | 1 << UInt64($1.rawValue - 1) }
    self.month = month.mask(in: 1...12)
    days = (28...31).map { length in
      isDayFromEnd ? day.maskFromEnd(length: length) : day.mask(in: 1...length)
    }
    self.hour = hour.mask(in: 0...23)
    self.minute = minute.mask(in: 0...59)
    self.second = second.mask(in: 0...59)
  }

  /// Bits 1 to 31: the days of a month that match, by number and by weekday.
  func days(in month: Int, of year: Int) -> UInt64 {
    let numbers = days[CivilDate.days(in: month, of: year) - 28]
    guard weekdays != 0x7F, numbers != 0 else { return numbers }
    let first = UInt64(CivilDate(year: year, month: month, day: 1)!.weekday.rawValue - 1)
    // Six weeks from the Monday on or before the first.
    let weeks = (0..<6).reduce(UInt64(0)) { $0 | weekdays << UInt64($1 * 7) }
    return numbers & ((weeks >> first) << 1)
  }

  /// The first matching time of day from `start` on, in seconds.
  func time(from start: Int) -> Int? {
    guard start < 86_400 else { return nil }
    let (startHour, startMinute, startSecond) = (start / 3600, start / 60 % 60, start % 60)
    guard let hour = hour.first(from: startHour) else { return nil }
    if hour > startHour { return first(in: hour) }
    if let minute = minute.first(from: startMinute) {
      if minute > startMinute { return hour * 3600 + minute * 60 + second.first(from: 0)! }
      if let second = second.first(from: startSecond) {
        return hour * 3600 + minute * 60 + second
      }
      if let minute = self.minute.first(from: startMinute + 1) {
        return hour * 3600 + minute * 60 + second.first(from: 0)!
      }
    }
    return self.hour.first(from: startHour + 1).map(first(in:))
  }

  private func first(in hour: Int) -> Int {
    hour * 3600 + minute.first(from: 0)! * 60 + second.first(from: 0)!
  }
}

extension UInt64 {
  /// The lowest set bit from `bit` on.
  func first(from bit: Int) -> Int? {
    guard bit < 64 else { return nil }
    let rest = self >> UInt64(bit)
    return rest == 0 ? nil : bit + rest.trailingZeroBitCount
  }
}
