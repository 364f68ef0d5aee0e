// `every 50m between 09:00-17:30`: elapsed time, counted from the start of a window of the day.
// There may be several windows.

import Lengths

/// A part of each day, which excludes its end. It may cross midnight, and belongs to the day on
/// which it starts.
package struct DayWindow: Hashable, Sendable {
  package let from: CivilTime
  /// Its end in seconds of the day of the start, wall clock time: more than 86400 if it crosses
  /// midnight.
  package let end: Int

  /// - Parameter to: seconds of the day, 0 to 86400 (24:00). If it is not after `from`, it is on
  ///   the next day.
  /// - Returns: nil for a window without length.
  package init?(from: CivilTime, to: Int) {
    guard (0...86_400).contains(to), to != from.secondOfDay,
      to - from.secondOfDay != 86_400 || from.secondOfDay == 0
    else { return nil }
    self.from = from
    end = to > from.secondOfDay ? to : to + 86_400
  }

  /// Seconds of wall clock time, 1 to 86400.
  package var length: Int { end - from.secondOfDay }

  /// Whether they share some time of day.
  package func overlaps(_ other: DayWindow) -> Bool {
    [-86_400, 0, 86_400].contains { shift in
      from.secondOfDay + shift < other.end && other.from.secondOfDay < end + shift
    }
  }
}

package struct EveryRule: Hashable, Sendable {
  /// In seconds; 60 or more.
  package let interval: Int64
  /// In order, without overlaps; at least one.
  package let windows: [DayWindow]
  /// The days on which windows start.
  package let days: Set<Weekday>
  /// Whether the window's start is the first occurrence; otherwise that is one interval after it.
  package let includesStart: Bool

  /// - Returns: nil for an interval under a minute, without days, for overlapping windows, and if
  ///   there would never be an occurrence.
  package init?(
    interval: Int64, windows: [DayWindow], days: Set<Weekday>, includesStart: Bool = false
  ) {
    let windows = windows.sorted { $0.from < $1.from }
    guard interval >= 60, !days.isEmpty, !windows.isEmpty,
      windows.allSatisfy({ includesStart || interval < Int64($0.length) }),
      !windows.indices.contains(where: { index in
        windows[..<index].contains { $0.overlaps(windows[index]) }
      })
    else { return nil }
    self.interval = interval
    self.windows = windows
    self.days = days
    self.includesStart = includesStart
  }

  package init?(interval: Int64, window: DayWindow, days: Set<Weekday>, includesStart: Bool = false)
  {
    self.init(interval: interval, windows: [window], days: days, includesStart: includesStart)
  }

  /// The instants between which occurrences of a day's window come.
  func span(of window: DayWindow, on date: CivilDate, in rules: ZoneRules) -> Range<WallInstant>? {
    let midnight = CivilDateTime(date, .midnight).secondsSinceEpoch
    let start = rules.instant(of: CivilDateTime(date, window.from))
    let end = rules.instant(of: CivilDateTime(secondsSinceEpoch: midnight + Int64(window.end)))
    return start < end ? start..<end : nil
  }

  /// The first after an instant (exclusive) in a day's window: seconds from the window's start.
  func next(after instant: WallInstant, in span: Range<WallInstant>) -> Int64? {
    let passed = Int((instant.milliseconds - span.lowerBound.milliseconds))
      .flooredDivision(by: Int(interval) * 1000)
    let count = max(includesStart ? 0 : 1, Int64(passed) + 1)
    let elapsed = count * interval
    return span.lowerBound.adding(seconds: elapsed) < span.upperBound ? elapsed : nil
  }
}

extension EveryRule: CustomStringConvertible {
  /// `50m`, `1h30m`
  package var intervalText: String {
    LengthText.written(milliseconds: interval * 1000, in: .elapsed)
  }

  /// `every 50m between 09:00:00 and 17:30:00 on 12345`
  package var description: String {
    let days = days.map(\.rawValue).sorted().map(String.init).joined()
    let spans = windows.map { window in
      let end = window.end == 86_400 ? "24:00:00" : "\(CivilTime(secondOfDay: window.end % 86_400))"
      return "\(window.from) and \(end)"
    }.joined(separator: ", ")
    return "every \(intervalText) between \(spans) on \(days)"
      + (includesStart ? " at start" : "")
  }
}
