// The words for decisions, as listed in the interface's comments. `DecisionText` turns them into
// sentences.

/// What happened to an occurrence.
package enum DecisionOutcome: String, Hashable, Sendable, CaseIterable {
  case due, announced, snoozed, started, stopped, skipped, unanswered
  case answeredEarly = "answered-early"
  case missed, coalesced, withdrawn, dropped
  case heldBack = "held-back"
  case gaveWay = "gave-way"
}

/// Why that happened, or why the occurrence waits.
package enum DecisionReason: String, Hashable, Sendable, CaseIterable {
  case time, person, itself
  case noAnswer = "no-answer"
  case next, session
  case minimumGap = "minimum-gap"
  case another, hold
  case otherUser = "other-user"
  case call
  case doNotDisturb = "do-not-disturb"
  case inhibited, locked, away, off, disabled, unheard
  case notRunning = "not-running"
  case longAbsence = "long-absence"
  case asleep
  case clockSet = "clock-set"
  case zoneChanged = "zone-changed"
  case delayed
}
