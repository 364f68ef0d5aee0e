// The times of a reminder and their zone: `at` times of day, `every` interval in a window, or a
// `calendar` expression.

import Routines
import Scheduling
import Yams

/// The part of a reminder that determines its occurrences.
struct ReminderTimes {
  var rule: ReminderRule
  /// Nil: the system's.
  var zone: String?
  /// Every other day or week; nil: every one.
  var cycle: DayCycle?

  static let keys = ["at", "every", "between", "at-start", "calendar", "days", "zone"]
  private static let kinds = ["at", "every", "calendar"]

  /// For a file that contains only `enabled: false`.
  static let mask = ReminderTimes(
    rule: .at([.midnight], on: Set(Weekday.allCases)), zone: nil)

  /// Whether the file sets any times.
  static func areStated(in fields: Fields) -> Bool { kinds.contains { fields.has($0) } }

  /// Nil after an error was reported.
  static func read(_ fields: Fields, _ surroundings: Surroundings) -> ReminderTimes? {
    let zones = surroundings.zones
    let stated = kinds.filter { fields.has($0) }
    guard let kind = stated.first else {
      return fields.whole.fail("one of “at”, “every” and “calendar” is required")
    }
    if let entry = fields["every"], let hint = daysHint(entry) { return entry.fail(hint) }
    if stated.count > 1 {
      return fields[stated[1]]!.fail("“\(stated[0])” already sets the times; use only one of them")
    }
    let zone = fields["zone"].map { Self.zone($0, zones) }
    // Keys of one kind of rule are errors with another: ignoring them would hide a mistake.
    let rest = fields.only(keys.filter { !kinds.contains($0) })
    let days = kind == "calendar" ? .all : ReminderDays.read(fields)
    let rule: ReminderRule?
    switch kind {
    case "at":
      guard others(rest, ["at", "days", "zone"]) else { return nil }
      rule = at(fields["at"]!, days: days?.weekdays)
    case "every":
      guard others(rest, ["every", "between", "at-start", "days", "zone"]) else { return nil }
      rule = every(fields, days: days?.weekdays)
    default:
      guard others(rest, ["calendar", "zone"]) else { return nil }
      return calendar(fields["calendar"]!, fields["zone"], zone, surroundings)
    }
    // An inner nil is a zone with an error.
    if case .some(.none) = zone { return nil }
    return rule.map { ReminderTimes(rule: $0, zone: zone ?? nil, cycle: days?.cycle) }
  }

  /// Reports keys that do not go with this kind of rule.
  private static func others(_ rest: Fields, _ taken: [String]) -> Bool {
    rest.takesOnly(taken, keys: keys)
  }

  // MARK: At

  /// A rule of times of day.
  private static func at(_ entry: Entry, days: Set<Weekday>?) -> ReminderRule? {
    guard let times = times(entry), let days, !times.isEmpty, !days.isEmpty else { return nil }
    return .at(times, on: days)
  }

  /// The times, at most as many as the limit.
  private static func times(_ entry: Entry) -> [CivilTime]? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a time such as 07:30") }
    guard entries.count <= Limits.times else {
      return entries[Limits.times].fail("a reminder has at most \(Limits.times) times")
    }
    return entries.compactMap { entry in
      guard let text = entry.text("a time such as 07:30") else { return nil }
      if let hint = cronHint(text) { return entry.fail(hint) }
      do throws(UnreadableTime) { return try CivilTime(reading: text) } catch {
        return entry.fail(error.message)
      }
    }
  }

  /// The equivalent of a crontab line; nil for anything else.
  private static func cronHint(_ text: String) -> String? {
    let meant = CronLine.expressions(text)
    guard !meant.isEmpty else { return nil }
    let words = meant.map { "'\($0)'" }.joined(separator: ", ")
    return "“\(text)” is a cron line; write calendar: "
      + (meant.count == 1 ? words : "[\(words)]")
  }

  // MARK: Every

  /// For `2 days` or `1w`, how to write days.
  private static func daysHint(_ entry: Entry) -> String? {
    guard let text = entry.node.scalar?.string else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).filter { $0 != " " }
    guard let count = Int(digits), let word = unit.first, "dw".contains(word),
      ["d", "day", "days", "w", "week", "weeks"].contains(String(unit))
    else { return nil }
    let noun = "\(word == "d" ? "day" : "week")\(count == 1 ? "" : "s")"
    return "“every” counts minutes and hours in a window; for days, write at: 09:00 and "
      + "days: every \(count) \(noun)"
  }

  /// A rule of an interval in windows.
  private static func every(_ fields: Fields, days: Set<Weekday>?) -> ReminderRule? {
    let range = Milliseconds.seconds(60)...Milliseconds.seconds(86_400)
    let interval = fields.duration("every", range)
    let windows = fields.required("between", windows)
    let atStart = fields.boolean("at-start") ?? false
    guard let interval, let windows, let days, !days.isEmpty else { return nil }
    let seconds = interval.count / 1000
    // Without the start, a window as short as the interval would never have an occurrence.
    if !atStart, windows.contains(where: { seconds >= Int64($0.length) }) {
      let all = windows.count == 1 ? "the window is" : "one of the windows is"
      return fields["every"]!.fail(
        "nothing will ring: the first is \(interval.inHours) after the start, and "
          + "\(all) no longer than that")
    }
    return EveryRule(
      interval: seconds, windows: windows, days: days, includesStart: atStart
    ).map { .every($0) }
  }

  /// One window, or a list of windows that do not overlap.
  private static func windows(_ entry: Entry) -> [DayWindow]? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a window such as 09:00-17:30") }
    guard entries.count <= Limits.windows else {
      return entries[Limits.windows].fail("a reminder has at most \(Limits.windows) windows")
    }
    var windows: [DayWindow] = []
    for entry in entries {
      guard let window = window(entry) else { continue }
      if windows.contains(where: { $0.overlaps(window) }) {
        return entry.fail("the window overlaps one before it; write them as one")
      }
      windows.append(window)
    }
    return windows.count == entries.count ? windows : nil
  }

  /// `09:00-17:30`; the end may be `24:00`.
  private static func window(_ entry: Entry) -> DayWindow? {
    guard let text = entry.text("a window such as 09:00-17:30") else { return nil }
    let span: ClockSpan
    do throws(UnreadableTime) {
      span = try ClockSpan(reading: text, example: "09:00-17:30")
    } catch {
      return entry.fail(error.message)
    }
    guard let window = DayWindow(from: span.from, to: span.to) else {
      return entry.fail("“\(text)” has no length; the whole day is 00:00-24:00")
    }
    if window.length > usualLength {
      let hours = (window.length + 1800) / 3600
      entry.source.remark(
        "“\(text)” is a window of \(hours) hours\(nightHint(window)); is that intended?",
        at: entry.node)
    }
    return window
  }

  /// In seconds: a longer window is often a slip between 5:00 and 5:00 PM.
  private static let usualLength = 12 * 3600

  /// A window that ends before it starts goes past midnight, which the warning should show.
  private static func nightHint(_ window: DayWindow) -> String {
    window.end > 86_400 ? ", which ends on the next day" : ""
  }

  // MARK: Calendar

  /// A rule of calendar expressions. All must be in one zone, since a reminder has only one.
  private static func calendar(
    _ entry: Entry, _ zoneEntry: Entry?, _ zone: String??, _ surroundings: Surroundings
  ) -> ReminderTimes? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected an expression such as Mon 18:00") }
    guard entries.count <= Limits.times else {
      return entries[Limits.times].fail("a reminder has at most \(Limits.times) expressions")
    }
    let specs = entries.map { spec($0, surroundings) }
    if case .some(.none) = zone { return nil }
    guard !specs.contains(where: { $0 == nil }) else { return nil }
    let named = Set(specs.compactMap { $0!.zone })
    if let zoneEntry, !named.isEmpty {
      return zoneEntry.fail("the expression already names a zone; give it only once")
    }
    let hasNone = specs.contains { $0!.zone == nil }
    guard named.count + (hasNone ? 1 : 0) == 1 else {
      return entry.fail("all expressions must be in one zone; write several reminders")
    }
    return ReminderTimes(
      rule: .calendar(specs.compactMap { $0 }), zone: named.first ?? zone ?? nil)
  }

  /// One expression, after the checks that need to know zones and today.
  private static func spec(_ entry: Entry, _ surroundings: Surroundings) -> CalendarSpec? {
    let zones = surroundings.zones
    guard let text = entry.text("an expression such as Mon 18:00") else { return nil }
    if let hint = cronHint(text) { return entry.fail(hint) }
    do throws(CalendarSpecError) {
      let spec = try CalendarSpec(parsing: text)
      if spec.comesWithinAMinute {
        return entry.fail("“\(text)” matches more than once a minute, which is too often")
      }
      if let zone = spec.zone, !zones.has(zone) { return noZone(zone, entry, zones) }
      if let today = surroundings.today, spec.next(from: CivilDateTime(today, .midnight)) == nil {
        entry.source.remark(
          "“\(text)” is in the past, so nothing will ring", at: entry.node)
      }
      return spec
    } catch {
      return entry.fail(error.message)
    }
  }

  // MARK: Zones

  /// Times in a zone that does not exist are not known.
  private static func zone(_ entry: Entry, _ zones: Names) -> String? {
    guard let name = entry.text("some text") else { return nil }
    return zones.has(name) ? name : noZone(name, entry, zones)
  }

  /// The error for an unknown zone.
  private static func noZone<T>(_ name: String, _ entry: Entry, _ zones: Names) -> T? {
    entry.fail("there is no zone “\(name)”\(Spelling.hint(for: name, among: zones.all()))")
  }
}
