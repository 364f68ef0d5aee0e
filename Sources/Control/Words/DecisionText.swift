// Decisions about reminders as sentences, for `limber why`.

package enum DecisionText {
  /// `2026-11-24 09:50  desk  was missed: the machine was asleep (decided 12:03:10)`
  package static func line(_ decision: ListedDecision) -> String {
    let reason = words(decision.reason, decision.detail).map { ": \($0)" } ?? ""
    return "\(TimeText.dateAndTime(decision.at, local: decision.local, zone: decision.zone))  "
      + "\(decision.reminder)  "
      + "\(words(decision.outcome))\(reason) (\(when(decision)))"
  }

  /// When it was decided; with the date if that differs from the occurrence's.
  private static func when(_ decision: ListedDecision) -> String {
    (decision.local ?? decision.at).prefix(10) == decision.decided.prefix(10)
      ? "at \(TimeText.timeOfDay(decision.decided))"
      : "on \(TimeText.dateAndTime(decision.decided))"
  }

  private static func words(_ outcome: WireWord<DecisionOutcome>) -> String {
    switch outcome.value {
    case .due: "became due"
    case .announced: "was announced"
    case .snoozed: "was snoozed"
    case .started: "was answered by a session"
    case .stopped: "was skipped"
    case .skipped: "was skipped"
    case .unanswered: "was not answered"
    case .answeredEarly: "was answered early"
    case .missed: "was missed"
    case .coalesced: "was left for the next one"
    case .withdrawn: "was withdrawn"
    case .dropped: "was dropped"
    case .heldBack: "was held back"
    case .gaveWay: "gave way"
    case nil: outcome.text
    }
  }

  /// Why a reminder waits or waited for the right moment; nil for other reasons.
  package static func hindrance(
    _ reason: WireWord<DecisionReason>, _ detail: String?, isOver: Bool
  ) -> String? {
    let verb = isOver ? "was" : "is"
    let who = detail.map { " (\($0))" } ?? ""
    switch reason.value {
    case .hold: return "reminders \(isOver ? "were" : "are") held\(who)"
    case .otherUser: return "another user's session \(verb) in front"
    case .call: return "a microphone \(verb) in use\(who)"
    case .doNotDisturb: return "“do not disturb” \(verb) on\(who)"
    case .inhibited: return "another program \(isOver ? "kept" : "keeps") the screen on\(who)"
    case .locked: return "the screen \(verb) locked"
    case .away: return "you \(isOver ? "were" : "are") away, which is a break as well"
    default: return nil
    }
  }

  /// Nil if the outcome needs no reason.
  private static func words(
    _ reason: WireWord<DecisionReason>, _ detail: String?
  ) -> String? {
    switch reason.value {
    case .hold, .otherUser, .call, .doNotDisturb, .inhibited, .locked, .away:
      hindrance(reason, detail, isOver: true)
    case .time: nil
    case .person: "you said so"
    case .itself: "it started by itself"
    case .noAnswer: "half an hour passed"
    case .next: "the next one came"
    case .session: "a session of \(detail ?? "") was running or had just ended"
    case .minimumGap: "a session of \(detail ?? "") had ended less than 20 minutes before"
    case .another: "\(detail ?? "") comes within 20 minutes"
    case .off: "reminders were off"
    case .disabled: "the reminder was turned off or removed"
    case .unheard: "no sound could be heard"
    case .notRunning: "Limber was not running when it came"
    case .longAbsence:
      "Limber was not running, and all until \(TimeText.dateAndTime(detail ?? "")) were missed"
    case .asleep: "the machine was asleep when it came"
    case .clockSet: "the clock was set past it"
    case .zoneChanged: "the time zone changed, and it had passed"
    case .delayed: "Limber was held up"
    case nil: reason.text
    }
  }
}
