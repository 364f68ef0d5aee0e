// When a reminder comes: at the times of calendar expressions, or at intervals in a window.

package enum ReminderRule: Hashable, Sendable {
  /// Whenever one of these matches; at least one.
  case calendar([CalendarSpec])
  case every(EveryRule)

  /// At times of day on some days; neither may be empty.
  package static func at(_ times: [CivilTime], on days: Set<Weekday>) -> ReminderRule {
    precondition(!times.isEmpty && !days.isEmpty, "a reminder has a time and a day")
    return .calendar(Set(times).sorted().map { CalendarSpec(at: $0, on: days) })
  }

  package var isEvery: Bool { if case .every = self { true } else { false } }

  /// What happens to a missed occurrence by default. An `every` is skipped, since it comes again
  /// soon.
  package var missed: MissedPolicy { isEvery ? .skip : .standard }
}

extension ReminderRule: CustomStringConvertible {
  package var description: String {
    switch self {
    case .calendar(let specs): specs.map(\.description).joined(separator: " | ")
    case .every(let rule): rule.description
    }
  }
}

/// The days on which a reminder may come, by the date in its written time (for an `every`, of the
/// start of its window).
package struct DateLimits: Hashable, Sendable {
  /// The first day.
  package var from: CivilDate?
  /// The last day.
  package var until: CivilDate?
  package var except: Set<CivilDate>
  /// Every other day or week; nil: every one.
  package var cycle: DayCycle?

  package init(
    from: CivilDate? = nil, until: CivilDate? = nil, except: Set<CivilDate> = [],
    cycle: DayCycle? = nil
  ) {
    self.from = from
    self.until = until
    self.except = except
    self.cycle = cycle
  }

  package static let none = DateLimits()

  package func allow(_ date: CivilDate) -> Bool {
    if let from, date < from { return false }
    if let until, date > until { return false }
    return !except.contains(date) && cycle?.has(date) ?? true
  }
}

extension DateLimits: CustomStringConvertible {
  /// Empty if there are no limits.
  package var description: String {
    var parts: [String] = []
    if let cycle { parts.append("\(cycle) counted from \(cycle.anchor)") }
    if let from { parts.append("from \(from)") }
    if let until { parts.append("until \(until)") }
    if !except.isEmpty {
      parts.append("except \(except.sorted().map(\.description).joined(separator: ","))")
    }
    return parts.joined(separator: " ")
  }
}
