// A reminder as users write it: when, on which days, for which routine, and what happens then. It
// is read here into the types of Scheduling, which know nothing of files.

import Routines
import Scheduling
import Yams

/// A reminder with its file.
package struct FoundReminder: Hashable, Sendable {
  package var reminder: Reminder
  package var path: String
  /// The wish to compose for; nil if it has a routine.
  package var wish: Wish?
  /// The file contains only `enabled: false`.
  package var isMask: Bool

  package init(reminder: Reminder, path: String, wish: Wish? = nil, isMask: Bool = false) {
    self.reminder = reminder
    self.path = path
    self.wish = wish
    self.isMask = isMask
  }
}

/// Reads the file of one reminder.
package enum ReminderFile {
  static let keys =
    ReminderTimes.keys + ReminderDates.keys + [
      "routine", "compose", "start", "silent", "zone", "missed", "snooze", "enabled",
    ]

  /// Reads a reminder; its name is that of the file.
  /// - Throws: all errors of the file, with their positions.
  package static func read(
    _ text: String, name: String, file: String, in surroundings: Surroundings
  ) throws(BadFile) -> ReadReminder {
    let source = Source(.reminder, file: file)
    let read = source.root(of: text).flatMap {
      Self.reminder(Entry(node: $0, source: source), name: name, in: surroundings)
    }
    try source.throwIfBad()
    guard var read else { preconditionFailure("\(file): a fault was not reported") }
    read.remarks = source.remarks
    return read
  }

  private static func reminder(
    _ entry: Entry, name: String, in surroundings: Surroundings
  ) -> ReadReminder? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let isEnabled = fields.boolean("enabled") ?? true
    // Only a bare `enabled: false` masks the layers below.
    let isMask = !isEnabled && !ReminderTimes.areStated(in: fields)
    let times = isMask ? .mask : ReminderTimes.read(fields, surroundings)
    let dates = ReminderDates.read(fields, today: surroundings.today)
    let (routine, wish) = Self.routine(fields, entry, isEnabled, surroundings)
    let start = fields.word("start", StartPolicy.self)
    let isSilent = fields.boolean("silent")
    let missed = fields["missed"].flatMap { Self.missed($0, isEvery: times?.rule.isEvery ?? false) }
    let snooze = fields["snooze"].flatMap(Self.snooze)
    // Only here, so that all errors have been reported.
    guard let times, var dates, let routine else { return nil }
    dates.limits.cycle = times.cycle
    let reminder = Reminder(
      name: name, rule: times.rule, dates: dates.limits,
      delay: dates.spread == 0 ? 0 : Int64(surroundings.spreadSeed % UInt64(dates.spread)),
      routine: routine, wish: wish.map { WishKey($0.key) }, start: start ?? .ask,
      zone: times.zone, isEnabled: isEnabled, isSilent: isSilent ?? false, missed: missed,
      snooze: snooze ?? .standard)
    return ReadReminder(reminder: reminder, wish: wish, isMask: isMask, remarks: [])
  }

  /// The name of a routine, or a wish for which one is composed each time.
  private static func routine(
    _ fields: Fields, _ entry: Entry, _ isEnabled: Bool, _ surroundings: Surroundings
  ) -> (String?, Wish?) {
    if let compose = fields["compose"] {
      if let routine = fields["routine"] {
        routine.source.report(
          "“routine” and “compose” can't be combined", at: routine.node)
      }
      return (Composer.routine, WishFields.wish(compose))
    }
    let routine = fields.text("routine") ?? surroundings.defaultRoutine
    if isEnabled { checkRoutine(routine, fields["routine"] ?? entry, surroundings.routines) }
    return (routine, nil)
  }

  /// Reports an unknown routine. It may be added later, and the reminder's sound is useful without
  /// it.
  private static func checkRoutine(_ name: String, _ entry: Entry, _ routines: Names) {
    guard !routines.has(name) else { return }
    let hint = Spelling.hint(for: name, among: routines.all())
    entry.source.remark(
      "there is no routine “\(name)”\(hint)", severity: .error, at: entry.node)
  }

  /// `skip`, or `{within: 1h}` with one minute to seven days.
  private static func missed(_ entry: Entry, isEvery: Bool) -> MissedPolicy? {
    if entry.node.scalar != nil {
      guard let text = entry.text("skip or {within: 1h}") else { return nil }
      return text == "skip" ? .skip : entry.fail("expected skip or {within: 1h}")
    }
    if isEvery {
      return entry.fail("a missed “every” is always skipped, since the next one comes soon")
    }
    let range = Milliseconds.seconds(60)...Milliseconds.seconds(7 * 86_400)
    return entry.mapping(keys: ["within"])?.required("within") { $0.duration(range) }
      .map { .within(seconds: $0.count / 1000) }
  }

  /// `{by: 10m, limit: 3}`, each of which may be omitted.
  private static func snooze(_ entry: Entry) -> SnoozePolicy? {
    let range = Milliseconds.seconds(60)...Milliseconds.seconds(Agenda.snoozeMax)
    guard let fields = entry.mapping(keys: ["by", "limit"]) else { return nil }
    var policy = SnoozePolicy.standard
    if let by = fields.duration("by", range) { policy.by = by.count / 1000 }
    policy.limit = fields.integer("limit", 0...100) ?? policy.limit
    return policy
  }
}
