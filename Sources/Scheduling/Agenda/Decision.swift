// What was decided about an occurrence, recorded before anything is done about it. A restarted
// daemon reads from it what was announced, and `limber why` shows it to the user.

package enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// It is due and was not announced yet.
  case due
  /// Its sound was played; it has not been answered yet.
  case announced
  /// The user snoozed it.
  case snoozed
  /// A session of its routine was started, by the user or automatically.
  case started
  /// The user dismissed it.
  case stopped
  /// The user skipped it before it came due.
  case skipped
  /// It was not answered in time.
  case unanswered
  /// A session of its routine came shortly before it.
  case answeredEarly = "answered-early"
  /// It came due while it could not be announced, and too long ago.
  case missed
  /// A later one of the same reminder stands for it.
  case coalesced
  /// Its reminder was removed or turned off while it was due, or all reminders were.
  case withdrawn
  /// It came due while reminders were off.
  case dropped
  /// It came due too soon after a session.
  case heldBack = "held-back"
  /// It came due shortly before another reminder with a set time.
  case gaveWay = "gave-way"

  /// Whether it still waits for an answer.
  package var isOpen: Bool { self == .due || self == .announced || self == .snoozed }
}

/// Why it was decided.
package enum Reason: String, Hashable, Sendable, CaseIterable {
  /// Its time came.
  case time
  /// A command of the user.
  case person
  /// Its countdown ended without an answer.
  case itself
  /// Half an hour passed.
  case noAnswer = "no-answer"
  /// The next occurrence of the same reminder came.
  case next
  /// A session was running; the detail is its routine.
  case session
  /// A session has just ended; the detail is its routine.
  case minimumGap = "minimum-gap"
  /// Another reminder comes soon; the detail is its name.
  case another
  /// Reminders are held.
  case hold
  /// Another user's session was in front.
  case otherUser = "other-user"
  /// A microphone was in use; the detail is the program.
  case call
  /// The desktop's do-not-disturb was on; the detail is whose setting.
  case doNotDisturb = "do-not-disturb"
  /// Another program kept the screen on; the detail is its name.
  case inhibited
  /// The screen was locked.
  case locked
  /// The user was away, which counts as a break.
  case away
  /// Reminders are off.
  case off
  /// Its reminder was removed, or is not enabled.
  case disabled
  /// Its sound could not be heard.
  case unheard
  /// Limber was not running when it came.
  case notRunning = "not-running"
  /// Limber had not been running for over a week: one record for everything until the detail.
  case longAbsence = "long-absence"
  /// The machine was asleep.
  case asleep
  /// The clock was set past it.
  case clockSet = "clock-set"
  /// Another zone, or other rules for it, moved it into the past.
  case zoneChanged = "zone-changed"
  /// Limber was not scheduled by the system in time.
  case delayed
}

package struct Decision: Hashable, Sendable {
  package var occurrence: Occurrence
  package var outcome: Outcome
  /// When it was decided.
  package var at: WallInstant
  package var reason: Reason
  /// The name of a routine or a reminder, if the reason has one.
  package var detail: String?
  /// Until when it is snoozed.
  package var wake: WallInstant?
  /// How often it was snoozed.
  package var snoozes: Int
  /// The offsets of the clocks; nil if they were not stored.
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

/// The offsets in force when a decision was made, in seconds east of UTC: the past is shown with
/// them, wherever it is read later.
package struct DecisionClocks: Hashable, Sendable {
  /// Of the system's zone at the occurrence.
  package var atTime: Int
  /// Of the system's zone when it was decided.
  package var decided: Int
  /// Of the reminder's own zone at the occurrence; nil if it has none.
  package var own: Int?
  /// The name of that zone.
  package var zone: String?

  package init(atTime: Int, decided: Int, own: Int? = nil, zone: String? = nil) {
    self.atTime = atTime
    self.decided = decided
    self.own = own
    self.zone = zone
  }
}

/// What is kept in memory of a decision.
struct Decided: Hashable, Sendable {
  /// When the occurrence was.
  var at: WallInstant
  var decidedAt: WallInstant
  /// It was neither announced nor answered: if the clock is set back to before it, it comes again.
  var isOpenAgain: Bool
  /// The user skipped it before it came due.
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

/// Since when a reminder has had its present rule: occurrences of the rule before that were never
/// missed.
package struct RuleInForce: Hashable, Sendable {
  package var reminder: String
  /// The rule in a canonical text; any other text is another rule.
  package var rule: String
  package var since: WallInstant

  package init(reminder: String, rule: String, since: WallInstant) {
    self.reminder = reminder
    self.rule = rule
    self.since = since
  }
}
