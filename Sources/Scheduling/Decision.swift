// What became of an occurrence: the record that is written before anything is done about it, and
// by which a restart knows what has been announced.

package enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// It is due and was not announced yet.
  case due
  /// Its sound was handed over; nobody has answered yet.
  case announced
  /// A session of its routine was started, by a person or by itself.
  case started
  /// A person turned it down.
  case stopped
  /// Nobody answered in time.
  case unanswered
  /// A session of its routine came shortly before it.
  case answeredEarly = "answered-early"
  /// It came while nobody could be told, and too long ago.
  case missed
  /// It came while nobody could be told, and a later one of the same reminder stands for it.
  case coalesced
  /// Its reminder was removed or turned off while it was due.
  case withdrawn

  /// Whether it still waits for an answer.
  package var isOpen: Bool { self == .due || self == .announced }
}

package struct Decision: Hashable, Sendable {
  package var occurrence: Occurrence
  package var outcome: Outcome
  /// When it was decided.
  package var at: WallInstant

  package init(_ occurrence: Occurrence, _ outcome: Outcome, at: WallInstant) {
    self.occurrence = occurrence
    self.outcome = outcome
    self.at = at
  }
}

/// Since when a reminder has had its present rule: what it says of earlier times was never missed.
package struct RuleInForce: Hashable, Sendable {
  package var reminder: String
  /// The rule in words of its own; any other text is another rule.
  package var rule: String
  package var since: WallInstant

  package init(reminder: String, rule: String, since: WallInstant) {
    self.reminder = reminder
    self.rule = rule
    self.since = since
  }
}

extension Reminder {
  /// What makes its occurrences: a change of anything else is no new rule.
  var rule: String {
    guard isEnabled else { return "off" }
    let days = days.map(\.rawValue).sorted().map(String.init).joined()
    return "\(days) \(times.map(\.description).joined(separator: ",")) \(zone ?? "")"
  }
}
