// When a reminder comes: at the times of calendar expressions, or again and again in a window.

package enum ReminderRule: Hashable, Sendable {
  /// Whenever one of these fits; at least one.
  case calendar([CalendarSpec])
  case every(EveryRule)

  /// At times of day on some days; both not empty.
  package static func at(_ times: [CivilTime], on days: Set<Weekday>) -> ReminderRule {
    precondition(!times.isEmpty && !days.isEmpty, "a reminder has a time and a day")
    return .calendar(Set(times).sorted().map { CalendarSpec(at: $0, on: days) })
  }

  package var isEvery: Bool { if case .every = self { true } else { false } }

  /// What becomes of a missed one when nothing is said: an `every` comes again soon.
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

/// The days on which a reminder may come, by the date that is written in its time (for an `every`:
/// of its window's start).
package struct DateLimits: Hashable, Sendable {
  /// The first day.
  package var from: CivilDate?
  /// The last day.
  package var until: CivilDate?
  package var except: Set<CivilDate>
  /// Every other day or week; nil: each.
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
  /// Empty when there are none.
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
