// What was decided about a reminder, and why, in a sentence: for `why`.

package enum DecisionText {
  /// `2026-11-24 09:50  desk  was missed: the machine was asleep (decided 12:03:10)`
  package static func line(_ decision: ListedDecision) -> String {
    let reason = reason(decision).map { ": \($0)" } ?? ""
    return "\(TimeText.moment(decision.at, local: decision.local, zone: decision.zone))  "
      + "\(decision.reminder)  "
      + "\(outcome(decision.outcome))\(reason) (\(when(decision)))"
  }

  /// The time; with its day when that is another one.
  private static func when(_ decision: ListedDecision) -> String {
    (decision.local ?? decision.at).prefix(10) == decision.decided.prefix(10)
      ? "at \(TimeText.timeOfDay(decision.decided))" : "on \(TimeText.moment(decision.decided))"
  }

  private static let outcomes = [
    "due": "became due", "announced": "was announced", "snoozed": "was put off",
    "started": "was answered by a session", "stopped": "was turned down",
    "skipped": "was skipped", "unanswered": "was not answered",
    "answered-early": "was answered before it came", "missed": "was missed",
    "coalesced": "was left to the next one", "withdrawn": "was withdrawn",
    "dropped": "was dropped", "held-back": "was held back", "gave-way": "gave way",
  ]

  private static func outcome(_ name: String) -> String { outcomes[name] ?? name }

  /// Why something waited, or waits, for the right moment; nil for other reasons.
  package static func hindrance(_ reason: String, _ detail: String?, isOver: Bool) -> String? {
    let verb = isOver ? "was" : "is"
    let who = detail.map { " (\($0))" } ?? ""
    switch reason {
    case "hold": return "reminders \(isOver ? "were" : "are") held\(who)"
    case "other-user": return "another user's session \(verb) in front"
    case "call": return "a microphone \(verb) in use\(who)"
    case "do-not-disturb": return "“do not disturb” \(verb) on\(who)"
    case "inhibited": return "another program \(isOver ? "kept" : "keeps") the screen on\(who)"
    case "locked": return "the screen \(verb) locked"
    case "away": return "you \(isOver ? "were" : "are") away, which is a break as well"
    default: return nil
    }
  }

  /// Nil where the outcome says it all.
  private static func reason(_ decision: ListedDecision) -> String? {
    let detail = decision.detail ?? ""
    if let hindrance = hindrance(decision.reason, decision.detail, isOver: true) {
      return hindrance
    }
    switch decision.reason {
    case "time": return nil
    case "person": return "you said so"
    case "itself": return "it started by itself"
    case "no-answer": return "half an hour passed"
    case "next": return "the next one came"
    case "session": return "a session of \(detail) was on, or had just been"
    case "minimum-gap": return "a session of \(detail) had ended less than 20 minutes before"
    case "another": return "\(detail) comes within 20 minutes"
    case "off": return "reminders were off"
    case "disabled": return "the reminder was turned off or removed"
    case "unheard": return "no sound could be heard"
    case "not-running": return "Limber was not running when it came"
    case "long-absence":
      return "Limber was not running, nor for any until \(TimeText.moment(detail))"
    case "asleep": return "the machine was asleep when it came"
    case "clock-set": return "the clock was set past it"
    case "zone-changed": return "the time zone changed, and it had passed"
    case "delayed": return "Limber was held up"
    default: return decision.reason
    }
  }
}
