// A named rule: when, on which days, for which routine, and what happens then.

/// What a reminder does when it is due.
package enum StartPolicy: String, Hashable, Sendable, CaseIterable {
  /// It stays due until somebody answers.
  case ask
  /// It starts its routine a moment after its sound.
  case auto
}

/// What becomes of an occurrence that came while nobody could be told.
package enum MissedPolicy: Hashable, Sendable {
  /// Due on return, if no more than this many seconds have passed.
  case within(seconds: Int64)
  case skip

  package static let standard = MissedPolicy.within(seconds: 3600)
}

package struct Reminder: Hashable, Sendable {
  /// The file's name without `.yaml`.
  package var name: String
  /// In order, without doubles, at least one.
  package let times: [CivilTime]
  /// At least one.
  package var days: Set<Weekday>
  /// The routine's id.
  package var routine: String
  package var start: StartPolicy
  /// The IANA zone of its times; nil: the system's.
  package var zone: String?
  package var isEnabled: Bool
  /// Starts by itself even where no sound can be heard.
  package var isSilent: Bool
  package var missed: MissedPolicy

  package init(
    name: String, times: [CivilTime], days: Set<Weekday> = Set(Weekday.allCases), routine: String,
    start: StartPolicy = .ask, zone: String? = nil, isEnabled: Bool = true, isSilent: Bool = false,
    missed: MissedPolicy = .standard
  ) {
    precondition(!times.isEmpty && !days.isEmpty, "a reminder has a time and a day")
    self.name = name
    self.times = Set(times).sorted()
    self.days = days
    self.routine = routine
    self.start = start
    self.zone = zone
    self.isEnabled = isEnabled
    self.isSilent = isSilent
    self.missed = missed
  }
}

/// What names an occurrence for good: clocks and zones may change, the written time does not.
package struct OccurrenceKey: Hashable, Sendable {
  package var reminder: String
  /// As written: `2026-11-24T07:30:00`.
  package var local: String

  package init(reminder: String, local: String) {
    self.reminder = reminder
    self.local = local
  }
}

/// One instant at which a reminder is due.
package struct Occurrence: Hashable, Sendable {
  package var key: OccurrenceKey
  package var at: WallInstant
  package var routine: String

  package init(key: OccurrenceKey, at: WallInstant, routine: String) {
    self.key = key
    self.at = at
    self.routine = routine
  }
}
