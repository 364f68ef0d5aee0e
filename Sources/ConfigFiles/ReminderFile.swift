// A reminder as people write it: when, on which days, for which routine, and what happens then.

import Routines
import Scheduling
import Yams

/// A reminder with the file it comes from.
package struct FoundReminder: Hashable, Sendable {
  package var reminder: Reminder
  package var path: String

  package init(reminder: Reminder, path: String) {
    self.reminder = reminder
    self.path = path
  }
}

package enum ReminderFile {
  static let keys = [
    "at", "days", "routine", "start", "silent", "zone", "missed", "enabled",
  ]

  /// Reads a reminder; its name is the file's.
  /// - Throws: every fault of the file, with its place.
  package static func read(
    _ text: String, name: String, file: String, in surroundings: Surroundings
  ) throws(BadFile) -> ReadReminder {
    let source = Source(file: file)
    let reminder = source.root(of: text).flatMap {
      Self.reminder(Entry(node: $0, source: source), name: name, in: surroundings)
    }
    try source.throwIfBad()
    guard let reminder else { preconditionFailure("\(file): a fault was not reported") }
    return ReadReminder(reminder: reminder, remarks: source.remarks)
  }

  private static func reminder(
    _ entry: Entry, name: String, in surroundings: Surroundings
  ) -> Reminder? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let isEnabled = fields.boolean("enabled") ?? true
    // A file of a site is masked by `enabled: false` alone.
    let isMask = !isEnabled && !fields.has("at")
    let times = isMask ? [CivilTime.midnight] : fields.required("at", times)
    let days = fields["days"].map(days) ?? Set(Weekday.allCases)
    let routine = fields.text("routine") ?? surroundings.defaultRoutine
    if isEnabled { checkRoutine(routine, fields["routine"] ?? entry, surroundings.routines) }
    let zone = fields["zone"].flatMap { Self.zone($0, surroundings.zones) }
    let start = fields.word("start", StartPolicy.self)
    let isSilent = fields.boolean("silent")
    let missed = fields["missed"].flatMap(missed)
    // Only here, so that every fault has been told.
    guard let times, !times.isEmpty, let days, !days.isEmpty else { return nil }
    return Reminder(
      name: name, times: times, days: days, routine: routine,
      start: start ?? .ask, zone: zone, isEnabled: isEnabled, isSilent: isSilent ?? false,
      missed: missed ?? .standard)
  }

  /// Tells of a routine that there is none of. It may appear later, and the reminder's sound is
  /// worth having without it.
  private static func checkRoutine(_ name: String, _ entry: Entry, _ routines: Names) {
    guard !routines.has(name) else { return }
    let hint = Spelling.hint(for: name, among: routines.all())
    entry.source.remark(
      "there is no routine “\(name)”\(hint)", severity: .error, at: entry.node)
  }

  /// A zone that does not exist says nothing of when the times are.
  private static func zone(_ entry: Entry, _ zones: Names) -> String? {
    guard let name = entry.text("some text") else { return nil }
    guard zones.has(name) else {
      return entry.fail(
        "there is no zone “\(name)”\(Spelling.hint(for: name, among: zones.all()))")
    }
    return name
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

  private static let groups: [(name: String, days: Set<Weekday>)] = [
    ("daily", Set(Weekday.allCases)),
    ("weekdays", [.monday, .tuesday, .wednesday, .thursday, .friday]),
    ("weekends", [.saturday, .sunday]),
  ]
  private static let names: [(name: String, days: Set<Weekday>)] = zip(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Weekday.allCases
  ).map { ($0, [$1]) }

  private static func days(_ entry: Entry) -> Set<Weekday>? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a day such as mon") }
    let words = groups + names
    return entries.reduce(into: Set<Weekday>()) { days, entry in
      guard let text = entry.text("daily, weekdays, weekends or days such as mon") else { return }
      if let word = words.first(where: { $0.name == text.lowercased() }) {
        days.formUnion(word.days)
      } else {
        entry.source.report(
          "“\(text)” is not daily, weekdays, weekends or one of mon tue wed thu fri sat sun"
            + Spelling.hint(for: text, among: words.map(\.name)), at: entry.node)
      }
    }
  }

  private static func missed(_ entry: Entry) -> MissedPolicy? {
    if entry.node.scalar != nil {
      guard let text = entry.text("skip or {within: 1h}") else { return nil }
      return text == "skip" ? .skip : entry.fail("expected skip or {within: 1h}")
    }
    let range = Milliseconds.seconds(60)...Milliseconds.seconds(7 * 86_400)
    return entry.mapping(keys: ["within"])?.required("within") { $0.duration(range) }
      .map { .within(seconds: $0.count / 1000) }
  }
}
