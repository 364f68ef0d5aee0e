// A reminder's rule in words, for `remind list`: close to the words of a reminder file, so that a
// user recognises what was written.

import ConfigFiles
import Scheduling

/// Words for one reminder. They are not read again.
struct ReminderWords {
  let reminder: Reminder

  /// `at 07:30, 15:00 on weekdays`, `every 50m between 09:00 and 17:30 on weekdays`,
  /// `Fri *-*-15..21 18:00:00`; then the dates.
  var rule: String {
    let words =
      switch reminder.rule {
      case .every(let rule):
        "every \(rule.intervalText) between "
          + rule.windows.map { "\(Self.clock($0.from)) and \(end($0))" }
          .joined(separator: ", and ") + " \(on(rule.days))"
          + (rule.includesStart ? ", at its start too" : "")
      case .calendar(let specs):
        daily.map { "at \($0.times.map(Self.clock).joined(separator: ", ")) \(on($0.days))" }
          ?? specs.map(\.description).joined(separator: ", ")
      }
    return dates.isEmpty ? words : "\(words) \(dates)"
  }

  /// The first and the last date and the exceptions; consecutive days are one range.
  private var dates: String {
    var bounds = reminder.dates
    // Exceptions are written below as ranges, and the cycle belongs to the days.
    (bounds.except, bounds.cycle) = ([], nil)
    var spans: [ClosedRange<CivilDate>] = []
    for date in reminder.dates.except.sorted() {
      if let last = spans.last, last.upperBound.adding(days: 1) == date {
        spans[spans.count - 1] = last.lowerBound...date
      } else {
        spans.append(date...date)
      }
    }
    let except = spans.map { span in
      span.lowerBound == span.upperBound
        ? "\(span.lowerBound)" : "\(span.lowerBound)..\(span.upperBound)"
    }.joined(separator: ", ")
    return [bounds.description, except.isEmpty ? "" : "except \(except)"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The times and weekdays of a reminder that rings at times of day; nil for any other rule, and
  /// for times that differ in their weekdays.
  var daily: (times: [CivilTime], days: Set<Weekday>)? {
    guard case .calendar(let specs) = reminder.rule else { return nil }
    let times = specs.compactMap(\.dailyTime)
    guard times.count == specs.count, Set(specs.map(\.weekdays)).count == 1 else { return nil }
    return (times, specs[0].weekdays)
  }

  /// `07:30`; with seconds only if there are any.
  static func clock(_ time: CivilTime) -> String { time.short }

  /// The end of a window. One that ends at midnight ends at `24:00`, not at `00:00`.
  private func end(_ window: DayWindow) -> String {
    if window.end == 86_400 { return "24:00" }
    return String("\(CivilDateTime(secondsSinceEpoch: Int64(window.end)).time)".prefix(5))
  }

  /// The days with their cycle: `daily`, `on mon, wed`, `every 2 days`, `every 2 weeks on mon`
  private func on(_ days: Set<Weekday>) -> String {
    let text = WeekdayWords.text(days)
    guard let cycle = reminder.dates.cycle else { return text == "daily" ? text : "on \(text)" }
    return text == "daily" && cycle.unit == .day ? "\(cycle)" : "\(cycle) on \(text)"
  }
}
