// A named rule: when a reminder comes, on which days, for which routine, and what happens then.

/// What a reminder does when it is due.
package enum StartPolicy: String, Hashable, Sendable, CaseIterable {
  /// It stays due until it is answered.
  case ask
  /// It starts its routine a moment after its sound.
  case auto
}

/// What happens to an occurrence that came due while it could not be announced.
package enum MissedPolicy: Hashable, Sendable {
  /// Due on return, if no more than this many seconds have passed.
  case within(seconds: Int64)
  case skip

  package static let standard = MissedPolicy.within(seconds: 3600)
}

/// How long and how often a due reminder can be snoozed.
package struct SnoozePolicy: Hashable, Sendable {
  /// Seconds from the command to the next ring, unless the command gives another length.
  package var by: Int64
  /// How often one occurrence may be snoozed.
  package var limit: Int

  package init(by: Int64, limit: Int) {
    self.by = by
    self.limit = limit
  }

  package static let standard = SnoozePolicy(by: 600, limit: 3)
}

package struct Reminder: Hashable, Sendable {
  /// The file's name without `.yaml`.
  package var name: String
  package var rule: ReminderRule
  package var dates: DateLimits
  /// Seconds by which each occurrence is delayed: a part of the file's `spread` that is always the
  /// same for a user on a machine. Its key stays the written time.
  package var delay: Int64
  /// The routine's id.
  package var routine: String
  /// The wish that its routine is composed for each time; nil if it has a routine of that name.
  package var wish: WishKey?
  package var start: StartPolicy
  /// The IANA zone of its times; nil: the system's.
  package var zone: String?
  package var isEnabled: Bool
  /// Starts automatically even if no sound can be heard.
  package var isSilent: Bool
  package var missed: MissedPolicy
  package var snooze: SnoozePolicy

  package init(
    name: String, rule: ReminderRule, dates: DateLimits = .none, delay: Int64 = 0,
    routine: String, wish: WishKey? = nil, start: StartPolicy = .ask, zone: String? = nil,
    isEnabled: Bool = true, isSilent: Bool = false, missed: MissedPolicy? = nil,
    snooze: SnoozePolicy = .standard
  ) {
    self.name = name
    self.rule = rule
    self.dates = dates
    self.delay = delay
    self.routine = routine
    self.wish = wish
    self.start = start
    self.zone = zone
    self.isEnabled = isEnabled
    self.isSilent = isSilent
    self.missed = missed ?? rule.missed
    self.snooze = snooze
  }

  /// At these times of day.
  package init(
    name: String, times: [CivilTime], days: Set<Weekday> = Set(Weekday.allCases), routine: String,
    start: StartPolicy = .ask, zone: String? = nil, isEnabled: Bool = true, isSilent: Bool = false,
    missed: MissedPolicy = .standard
  ) {
    self.init(
      name: name, rule: .at(times, on: days), routine: routine, start: start, zone: zone,
      isEnabled: isEnabled, isSilent: isSilent, missed: missed)
  }
}

extension Reminder {
  /// The part that determines its occurrences, as stored text: a change of anything else is not a
  /// new rule.
  var ruleInWords: String {
    guard isEnabled else { return "off" }
    return [
      rule.description, dates.description, zone ?? "", delay == 0 ? "" : "delayed \(delay) s",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
