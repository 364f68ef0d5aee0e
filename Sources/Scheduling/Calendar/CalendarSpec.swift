// Calendar expressions such as `Fri *-*-15..21 18:00 Europe/Berlin`. The language is systemd's
// (systemd.time(7), “Calendar Events”), in whole seconds. All reminders with set times are held in
// this one form.

package struct CalendarSpec: Hashable, Sendable {
  /// All seven: any day.
  package let weekdays: Set<Weekday>
  let year: CalendarField
  let month: CalendarField
  let day: CalendarField
  /// Days are counted from the end of the month: `~1` is the last.
  let isDayFromEnd: Bool
  let hour: CalendarField
  let minute: CalendarField
  let second: CalendarField
  /// The IANA name at the end, or UTC; nil if there is none. Whether the zone exists is not checked
  /// here.
  package let zone: String?
  let masks: CalendarMasks

  static let years = 1970...2199

  init(
    weekdays: Set<Weekday> = Set(Weekday.allCases), year: CalendarField = .any,
    month: CalendarField = .any, day: CalendarField = .any, isDayFromEnd: Bool = false,
    hour: CalendarField, minute: CalendarField, second: CalendarField, zone: String? = nil
  ) {
    self.weekdays = weekdays.isEmpty ? Set(Weekday.allCases) : weekdays
    self.year = year
    self.month = month
    self.day = day
    self.isDayFromEnd = isDayFromEnd && !day.isAny
    self.hour = hour
    self.minute = minute
    self.second = second
    self.zone = zone
    masks = CalendarMasks(
      weekdays: self.weekdays, month: month, day: day, isDayFromEnd: self.isDayFromEnd,
      hour: hour, minute: minute, second: second)
  }

  /// Once a day at a time, on some days: what `at` and `days` mean.
  package init(at time: CivilTime, on days: Set<Weekday>) {
    self.init(
      weekdays: days, hour: CalendarField(values: [time.hour]),
      minute: CalendarField(values: [time.minute]),
      second: CalendarField(values: [time.second]))
  }

  /// The time of an expression that matches once on each of its weekdays; nil for any other.
  package var dailyTime: CivilTime? {
    guard year.isAny, month.isAny, day.isAny, masks.hour.nonzeroBitCount == 1,
      masks.minute.nonzeroBitCount == 1, masks.second.nonzeroBitCount == 1
    else { return nil }
    return CivilTime(
      hour: masks.hour.trailingZeroBitCount, minute: masks.minute.trailingZeroBitCount,
      second: masks.second.trailingZeroBitCount)
  }

  /// Whether it may match more than once in a minute.
  package var comesWithinAMinute: Bool { masks.second.nonzeroBitCount > 1 }
}

extension CalendarSpec: CustomStringConvertible {
  /// The canonical form, as systemd writes it: reading it gives the same expression.
  package var description: String {
    let days = weekdays.count == 7 ? "" : "\(Self.text(weekdays)) "
    let date = "\(year.text(width: 4))-\(month.text(width: 2))\(isDayFromEnd ? "~" : "-")"
    let time = [hour, minute, second].map { $0.text(width: 2) }.joined(separator: ":")
    return "\(days)\(date)\(day.text(width: 2)) \(time)\(zone.map { " \($0)" } ?? "")"
  }

  /// `Mon,Tue`, `Mon..Wed,Fri`
  private static func text(_ days: Set<Weekday>) -> String {
    var runs: [[Weekday]] = []
    for day in days.sorted(by: { $0.rawValue < $1.rawValue }) {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.map { run in
      guard run.count > 1 else { return run[0].shortName }
      return run[0].shortName + (run.count > 2 ? ".." : ",") + run.last!.shortName
    }.joined(separator: ",")
  }
}

extension Weekday {
  /// `Mon`
  package var shortName: String {
    let name = "\(self)".prefix(3)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
