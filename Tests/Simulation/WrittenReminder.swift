// A reminder as the simulation writes it, and when it comes, found without the code under test: by
// asking only what a zone's clocks show at an instant.

import Scheduling

struct WrittenReminder: Hashable {
  enum Rule: Hashable {
    /// Seconds of the day, in order.
    case at([Int], days: Set<Int>)
    /// On these days of the month.
    case monthly(days: [Int], second: Int)
    /// From and to in seconds of the day.
    case every(minutes: Int, from: Int, to: Int, days: Set<Int>, atStart: Bool)
  }

  var name: String
  var rule: Rule
  var zone: String?
  /// Days since 1970-01-01.
  var from: Int?
  var until: Int?
  var except: Set<Int> = []
  var isEnabled = true
  var routine: String
  var isAuto = false
  var missedMinutes: Int?

  /// Whether the same occurrences come of both.
  func comesAs(_ other: WrittenReminder) -> Bool {
    (rule, zone, from, until, except, isEnabled)
      == (other.rule, other.zone, other.from, other.until, other.except, other.isEnabled)
  }

  var isEvery: Bool { if case .every = rule { true } else { false } }

  struct Expected: Hashable {
    var local: String
    /// Seconds since the epoch.
    var at: Int64
  }

  /// What comes after `start` and until `end`, in order; of two at one instant, the one that is
  /// written earlier.
  func expected(after start: Int64, until end: Int64, in rules: ZoneRules) -> [Expected] {
    guard isEnabled, start < end else { return [] }
    // No expression names a year before 1970.
    let first = max(0, (start + Int64(offset(rules, start))) / 86_400 - 2)
    let last = max(first, (end + Int64(offset(rules, end))) / 86_400 + 2)
    var found: [Int64: Expected] = [:]
    for day in Int(first)...Int(last) where allows(day) {
      for expected in written(on: day, rules) where expected.at > start && expected.at <= end {
        if let other = found[expected.at], other.local < expected.local { continue }
        found[expected.at] = expected
      }
    }
    return found.values.sorted { $0.at < $1.at }
  }

  private func allows(_ day: Int) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true) && !except.contains(day)
  }

  private func written(on day: Int, _ rules: ZoneRules) -> [Expected] {
    let date = CivilDate(daysSinceEpoch: day)
    let midnight = Int64(day) * 86_400
    func at(_ second: Int) -> Expected {
      let local = midnight + Int64(second)
      let text = "\(CivilDateTime(secondsSinceEpoch: local))"
      return Expected(local: text, at: Self.instant(showing: local, rules))
    }
    switch rule {
    case .at(let seconds, let days):
      return days.contains(date.weekday.rawValue) ? seconds.map(at) : []
    case .monthly(let days, let second): return days.contains(date.day) ? [at(second)] : []
    case .every(let minutes, let from, let to, let days, let atStart):
      guard days.contains(date.weekday.rawValue) else { return [] }
      let start = at(from)
      let end = at(to > from ? to : to + 86_400).at
      return (0..<2000).prefix { start.at + Int64($0 * minutes * 60) < end }
        .filter { atStart || $0 > 0 }.map { count in
          let elapsed = count * minutes
          let text =
            (elapsed / 60 > 0 ? "\(elapsed / 60)h" : "")
            + (elapsed % 60 > 0 ? "\(elapsed % 60)m" : "")
          return Expected(
            local: "\(start.local)+\(text.isEmpty ? "0s" : text)",
            at: start.at + Int64(elapsed * 60))
        }
    }
  }

  private func offset(_ rules: ZoneRules, _ second: Int64) -> Int {
    rules.offset(at: WallInstant(seconds: second))
  }

  /// The first instant at which a clock shows a local time; with the offset from before the gap
  /// where none ever does.
  private static func instant(showing local: Int64, _ rules: ZoneRules) -> Int64 {
    func offset(_ second: Int64) -> Int64 {
      Int64(rules.offset(at: WallInstant(seconds: second)))
    }
    let around = [-129_600, -64_800, 0, 64_800, 129_600].map { offset(local + $0) }
    if Set(around).count == 1 { return local - around[0] }
    // Quarter hours: no zone has ever changed twice in one.
    let samples = stride(from: local - 129_600, through: local + 129_600, by: 900)
    let shown = Set(samples.map(offset)).map { local - $0 }.filter { $0 + offset($0) == local }
    if let first = shown.min() { return first }
    let before = samples.prefix { $0 + offset($0) < local }.max()!
    return local - offset(before)
  }
}

extension WrittenReminder {
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func clock(_ second: Int) -> String {
    let time = CivilDateTime(secondsSinceEpoch: Int64(second)).time
    return second == 86_400 ? "24:00" : "\(time)"
  }

  private static func list(_ days: Set<Int>) -> String {
    "[\(days.sorted().map { Self.days[$0 - 1] }.joined(separator: ", "))]"
  }

  /// The file that says the same.
  var yaml: String {
    var lines: [String] = []
    switch rule {
    case .at(let seconds, let days):
      lines.append("at: [\(seconds.map { "\"\(Self.clock($0))\"" }.joined(separator: ", "))]")
      lines.append("days: \(Self.list(days))")
    case .monthly(let days, let second):
      let days = days.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ",")
      lines.append("calendar: \"*-*-\(days) \(Self.clock(second))\"")
    case .every(let minutes, let from, let to, let days, let atStart):
      lines.append("every: \(minutes)m")
      lines.append("between: \"\(Self.clock(from).prefix(5))-\(Self.clock(to).prefix(5))\"")
      lines.append("days: \(Self.list(days))")
      if atStart { lines.append("at-start: true") }
    }
    if let zone { lines.append("zone: \(zone)") }
    if let from { lines.append("from: \(CivilDate(daysSinceEpoch: from))") }
    if let until { lines.append("until: \(CivilDate(daysSinceEpoch: until))") }
    if !except.isEmpty {
      let dates = except.sorted().map { "\(CivilDate(daysSinceEpoch: $0))" }
      lines.append("except: [\(dates.joined(separator: ", "))]")
    }
    lines.append("routine: \(routine)")
    if isAuto { lines.append("start: auto") }
    if !isEnabled { lines.append("enabled: false") }
    if let missedMinutes, !isEvery { lines.append("missed: {within: \(missedMinutes)m}") }
    return lines.map { $0 + "\n" }.joined()
  }
}
