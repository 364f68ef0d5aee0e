// What became of an occurrence: the record that is written before anything is done about it, and
// by which a restart knows what has been announced, and a person why.

package enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// It is due and was not announced yet.
  case due
  /// Its sound was handed over; nobody has answered yet.
  case announced
  /// A person has put it off.
  case snoozed
  /// A session of its routine was started, by a person or by itself.
  case started
  /// A person turned it down.
  case stopped
  /// A person turned it down before it came.
  case skipped
  /// Nobody answered in time.
  case unanswered
  /// A session of its routine came shortly before it.
  case answeredEarly = "answered-early"
  /// It came while nobody could be told, and too long ago.
  case missed
  /// A later one of the same reminder stands for it.
  case coalesced
  /// Its reminder was removed or turned off while it was due, or all were.
  case withdrawn
  /// It came while reminders were off.
  case dropped
  /// It came too soon after a session.
  case heldBack = "held-back"
  /// It came shortly before another reminder that has a time.
  case gaveWay = "gave-way"

  /// Whether it still waits for an answer.
  package var isOpen: Bool { self == .due || self == .announced || self == .snoozed }
}

/// Why an occurrence became what it became.
package enum Reason: String, Hashable, Sendable, CaseIterable {
  /// Its time came.
  case time
  /// A person said so.
  case person
  /// It counted down, and nobody stopped it.
  case itself
  /// Half an hour passed.
  case noAnswer = "no-answer"
  /// The next occurrence of the same reminder came.
  case next
  /// A session is on; the detail is its routine.
  case session
  /// A session has just been; the detail is its routine.
  case minimumGap = "minimum-gap"
  /// Another reminder comes soon; it is the detail.
  case another
  /// Reminders are held.
  case hold
  /// Another user's session was in front.
  case otherUser = "other-user"
  /// A microphone was in use; the detail is the program.
  case call
  /// The desktop was told not to disturb; the detail is by whose setting.
  case doNotDisturb = "do-not-disturb"
  /// Another program kept the screen on; it is the detail.
  case inhibited
  /// The screen was locked.
  case locked
  /// Nobody was at the machine, which counts as a break.
  case away
  /// Reminders are off.
  case off
  /// Its reminder has gone, or is not enabled.
  case disabled
  /// Its sound could not be heard.
  case unheard
  /// Limber was not running when it came.
  case notRunning = "not-running"
  /// Nor for more than a week before: this stands for all that came until the detail.
  case longAbsence = "long-absence"
  /// The machine was asleep.
  case asleep
  /// The clock was set past it.
  case clockSet = "clock-set"
  /// Another zone, or other rules for it, moved it into the past.
  case zoneChanged = "zone-changed"
  /// Limber did not get to run.
  case delayed
}

package struct Decision: Hashable, Sendable {
  package var occurrence: Occurrence
  package var outcome: Outcome
  /// When it was decided.
  package var at: WallInstant
  package var reason: Reason
  /// A routine's or a reminder's name, where the reason has one.
  package var detail: String?
  /// Until when it is put off.
  package var wake: WallInstant?
  /// How often it was put off.
  package var snoozes: Int
  /// How the clocks stood; nil where that was not kept.
  package var clocks: DecisionClocks?

  package init(
    _ occurrence: Occurrence, _ outcome: Outcome, at: WallInstant, reason: Reason = .time,
    detail: String? = nil, wake: WallInstant? = nil, snoozes: Int = 0
  ) {
    self.occurrence = occurrence
    self.outcome = outcome
    self.at = at
    self.reason = reason
    self.detail = detail
    self.wake = wake
    self.snoozes = snoozes
  }
}

/// The offsets of the clocks where a decision was made, in seconds east of UTC: what is past is
/// shown by them, wherever it is read later.
package struct DecisionClocks: Hashable, Sendable {
  /// Of the system's clock at the occurrence.
  package var atTime: Int
  /// Of the system's clock when it was decided.
  package var decided: Int
  /// Of the reminder's own zone at the occurrence; nil where it has none.
  package var own: Int?
  /// That zone's name.
  package var zone: String?

  package init(atTime: Int, decided: Int, own: Int? = nil, zone: String? = nil) {
    self.atTime = atTime
    self.decided = decided
    self.own = own
    self.zone = zone
  }
}

/// What is held in memory of a decision.
struct Decided: Hashable, Sendable {
  /// When the occurrence was.
  var at: WallInstant
  var decidedAt: WallInstant
  /// Nobody was told, and nobody said anything: should the clock be set back to before it, it comes
  /// again.
  var isOpenAgain: Bool
  /// A person has turned it down before it came.
  var isSkipped: Bool

  init(at: WallInstant, decidedAt: WallInstant, outcome: Outcome) {
    self.at = at
    self.decidedAt = decidedAt
    isSkipped = outcome == .skipped
    switch outcome {
    case .missed, .coalesced, .dropped, .heldBack, .gaveWay: isOpenAgain = true
    default: isOpenAgain = false
    }
  }

  init(_ decision: Decision) {
    self.init(
      at: decision.occurrence.at, decidedAt: decision.at, outcome: decision.outcome)
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
