// When a reminder comes, as its file says it: `at` times of day, `every` so often in a window, or a
// `calendar` expression; and in which zone.

import Routines
import Scheduling
import Yams

struct ReminderTimes {
  var rule: ReminderRule
  /// Nil: the system's.
  var zone: String?

  static let keys = ["at", "every", "between", "at-start", "calendar", "days", "zone"]
  private static let kinds = ["at", "every", "calendar"]

  /// For a file that says only that it is not enabled.
  static let mask = ReminderTimes(
    rule: .at([.midnight], on: Set(Weekday.allCases)), zone: nil)

  static func areStated(in fields: Fields) -> Bool { kinds.contains { fields.has($0) } }

  /// Nil after it has been told why.
  static func read(_ fields: Fields, zones: Names) -> ReminderTimes? {
    let stated = kinds.filter { fields.has($0) }
    guard let kind = stated.first else {
      return fields.whole.fail("“at”, “every” or “calendar” is missing: it says when")
    }
    if stated.count > 1 {
      return fields[stated[1]]!.fail("“\(stated[0])” says when already; write one of them")
    }
    let zone = fields["zone"].map { Self.zone($0, zones) }
    let rest = fields.only(keys.filter { !kinds.contains($0) })
    let rule: ReminderRule?
    switch kind {
    case "at":
      guard others(rest, ["at", "days", "zone"]) else { return nil }
      rule = at(fields["at"]!, days: days(fields))
    case "every":
      guard others(rest, ["every", "between", "at-start", "days", "zone"]) else { return nil }
      rule = every(fields)
    default:
      guard others(rest, ["calendar", "zone"]) else { return nil }
      return calendar(fields["calendar"]!, fields["zone"], zone, zones)
    }
    if case .some(.none) = zone { return nil }
    return rule.map { ReminderTimes(rule: $0, zone: zone ?? nil) }
  }

  private static func others(_ rest: Fields, _ taken: [String]) -> Bool {
    rest.takesOnly(taken, keys: keys)
  }

  // MARK: At

  private static func at(_ entry: Entry, days: Set<Weekday>?) -> ReminderRule? {
    guard let times = times(entry), let days, !times.isEmpty, !days.isEmpty else { return nil }
    return .at(times, on: days)
  }

  private static func times(_ entry: Entry) -> [CivilTime]? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a time such as 07:30") }
    guard entries.count <= Limits.times else {
      return entries[Limits.times].fail("a reminder has at most \(Limits.times) times")
    }
    return entries.compactMap { entry in
      guard let text = entry.text("a time such as 07:30") else { return nil }
      return CivilTime(parsing: text)
        ?? entry.fail("“\(text)” is not a time; write two digits each, 07:30 or 07:30:15")
    }
  }

  /// All of them when nothing is said.
  private static func days(_ fields: Fields) -> Set<Weekday>? {
    guard let entry = fields["days"] else { return Set(Weekday.allCases) }
    return WeekdayWords.read(entry)
  }

  // MARK: Every

  private static func every(_ fields: Fields) -> ReminderRule? {
    let range = Milliseconds.seconds(60)...Milliseconds.seconds(86_400)
    let interval = fields.duration("every", range)
    let window = fields.required("between", window)
    let days = days(fields)
    let atStart = fields.boolean("at-start") ?? false
    guard let interval, let window, let days, !days.isEmpty else { return nil }
    let rule = EveryRule(
      interval: interval.count / 1000, window: window, days: days, includesStart: atStart)
    guard let rule else {
      return fields["every"]!.fail(
        "nothing comes: the first is \(DurationText.written(interval)) after the start, and the "
          + "window is no longer")
    }
    return .every(rule)
  }

  /// `09:00-17:30`; `24:00` may be its end.
  private static func window(_ entry: Entry) -> DayWindow? {
    guard let text = entry.text("a window such as 09:00-17:30") else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.prefix { $0 != " " })
    }
    guard parts.count == 2, let from = CivilTime(parsing: parts[0]),
      let to = parts[1] == "24:00" ? 86_400 : CivilTime(parsing: parts[1])?.secondOfDay
    else { return entry.fail("“\(text)” is not a window; write 09:00-17:30") }
    guard let window = DayWindow(from: from, to: to) else {
      return entry.fail("“\(text)” has no length; the whole day is 00:00-24:00")
    }
    return window
  }

  // MARK: Calendar

  private static func calendar(
    _ entry: Entry, _ zoneEntry: Entry?, _ zone: String??, _ zones: Names
  ) -> ReminderTimes? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected an expression such as Mon 18:00") }
    guard entries.count <= Limits.times else {
      return entries[Limits.times].fail("a reminder has at most \(Limits.times) expressions")
    }
    let specs = entries.map { spec($0, zones) }
    if case .some(.none) = zone { return nil }
    guard !specs.contains(where: { $0 == nil }) else { return nil }
    let named = Set(specs.compactMap { $0!.zone })
    if let zoneEntry, !named.isEmpty {
      return zoneEntry.fail("the expression names its zone already; write it in one place")
    }
    let hasNone = specs.contains { $0!.zone == nil }
    guard named.count + (hasNone ? 1 : 0) == 1 else {
      return entry.fail("all expressions of a reminder are in one zone; write the others apart")
    }
    return ReminderTimes(
      rule: .calendar(specs.compactMap { $0 }), zone: named.first ?? zone ?? nil)
  }

  private static func spec(_ entry: Entry, _ zones: Names) -> CalendarSpec? {
    guard let text = entry.text("an expression such as Mon 18:00") else { return nil }
    do throws(CalendarSpecError) {
      let spec = try CalendarSpec(parsing: text)
      if spec.comesWithinAMinute {
        return entry.fail("“\(text)” comes more than once in a minute, which nobody can follow")
      }
      if let zone = spec.zone, !zones.has(zone) { return noZone(zone, entry, zones) }
      return spec
    } catch {
      return entry.fail(error.message)
    }
  }

  // MARK: Zones

  /// A zone that does not exist says nothing of when the times are.
  private static func zone(_ entry: Entry, _ zones: Names) -> String? {
    guard let name = entry.text("some text") else { return nil }
    return zones.has(name) ? name : noZone(name, entry, zones)
  }

  private static func noZone<T>(_ name: String, _ entry: Entry, _ zones: Names) -> T? {
    entry.fail("there is no zone “\(name)”\(Spelling.hint(for: name, among: zones.all()))")
  }
}
