// Converts a line of a crontab (crontab(5)) to the equivalent calendar expressions, so that the
// error for a pasted cron line can show what to write.

package enum CronLine {
  private static let names: [String: String] = [
    "@hourly": "hourly", "@daily": "daily", "@midnight": "daily", "@weekly": "Sun 00:00",
    "@monthly": "monthly", "@yearly": "yearly", "@annually": "yearly",
  ]

  /// - Returns: one expression, or two if both the day of the month and the weekday are given,
  ///   since cron then matches either; empty for a text that is not a cron line.
  package static func expressions(_ text: String) -> [String] {
    let fields = text.split(separator: " ").map(String.init)
    if fields.count == 1 { return names[fields[0].lowercased()].map { [$0] } ?? [] }
    guard fields.count == 5, let minute = part(fields[0], 0...59, "*"),
      let hour = part(fields[1], 0...23, "*"), let day = part(fields[2], 1...31, "*"),
      let month = part(fields[3], 1...12, "*", names: months), let weekdays = weekdays(fields[4])
    else { return [] }
    let time = "\(hour):\(minute):00"
    let hasDay = !fields[2].hasPrefix("*")
    let found =
      hasDay && !weekdays.isEmpty
      ? ["*-\(month)-\(day) \(time)", "\(weekdays)*-\(month)-* \(time)"]
      : ["\(weekdays)*-\(month)-\(day) \(time)"]
    let specs = found.compactMap { try? CalendarSpec(parsing: $0) }
    return specs.count == found.count ? specs.map(short) : []
  }

  /// Without the parts that may be left out: `Mon..Fri 09:00`.
  private static func short(_ spec: CalendarSpec) -> String {
    var words = spec.description.split(separator: " ").map(String.init)
    if words.contains("*-*-*") { words.removeAll { $0 == "*-*-*" } }
    if let last = words.last, last.hasSuffix(":00"), last.split(separator: ":").count == 3 {
      words[words.count - 1] = String(last.dropLast(3))
    }
    return words.joined(separator: " ")
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `*`, `*/15`, `1-5`, `9-17/2`, `1,15`, in systemd's syntax.
  private static func part(
    _ text: String, _ range: ClosedRange<Int>, _ any: String, names: [String] = []
  ) -> String? {
    if text == "*" { return any }
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map {
      item -> String? in
      let halves = item.split(separator: "/", omittingEmptySubsequences: false)
      guard halves.count <= 2 else { return nil }
      let step = halves.count == 2 ? Int.digits(halves[1]) : 1
      guard let step, step > 0, let bounds = bounds(halves[0], range, names) else { return nil }
      let isOpen = halves[0] == "*" || (halves.count == 2 && !halves[0].contains("-"))
      if isOpen { return step == 1 ? any : "\(two(bounds.lowerBound))/\(step)" }
      let span =
        bounds.count == 1
        ? two(bounds.lowerBound) : "\(two(bounds.lowerBound))..\(two(bounds.upperBound))"
      return step == 1 ? span : "\(span)/\(step)"
    }
    guard !items.contains(where: { $0 == nil }) else { return nil }
    return items.contains(any) ? any : items.compactMap { $0 }.joined(separator: ",")
  }

  private static func two(_ number: Int) -> String { number.padded(2) }

  private static func bounds(
    _ text: Substring, _ range: ClosedRange<Int>, _ names: [String]
  ) -> ClosedRange<Int>? {
    if text == "*" { return range }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      Int.digits(end) ?? names.firstIndex(of: end.lowercased()).map { $0 + range.lowerBound }
    }
    guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1],
      range.contains(low), range.contains(high), low <= high
    else { return nil }
    return low...high
  }

  /// `Mon..Fri ` with a trailing space; empty for every day. Sunday is 0 or 7.
  private static func weekdays(_ text: String) -> String? {
    if text == "*" { return "" }
    let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    var days: Set<Int> = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = item.split(separator: "/", omittingEmptySubsequences: false)
      let step = halves.count == 2 ? Int.digits(halves[1]) : 1
      guard halves.count <= 2, let step, step > 0, let range = bounds(halves[0], 0...7, names)
      else { return nil }
      days.formUnion(stride(from: range.lowerBound, through: range.upperBound, by: step))
    }
    let found = Set(days.compactMap { Weekday(rawValue: $0 == 0 ? 7 : $0) })
    if found.count == 7 { return "" }
    return found.sorted { $0.rawValue < $1.rawValue }.map(\.shortName).joined(separator: ",") + " "
  }
}
