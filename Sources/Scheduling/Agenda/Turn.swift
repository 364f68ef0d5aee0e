// One event of the agenda: its time, and the actions it has led to so far.

struct Turn {
  let now: WallInstant
  /// Why earlier occurrences were not announced, if they were long ago.
  var absence: Reason
  /// The machine was asleep before it.
  var hasSlept = false
  var actions: [Agenda.Action] = []

  init(now: WallInstant, absence: Reason) {
    self.now = now
    self.absence = absence
  }
}

extension Agenda {
  mutating func record(
    _ occurrence: Occurrence, _ outcome: Outcome, _ reason: Reason, detail: String? = nil,
    wake: WallInstant? = nil, snoozes: Int = 0, _ turn: inout Turn
  ) {
    decided[occurrence.key] = Decided(
      at: occurrence.at, decidedAt: turn.now, outcome: outcome)
    turn.actions.append(
      .record(
        Decision(
          occurrence, outcome, at: turn.now, reason: reason, detail: detail, wake: wake,
          snoozes: snoozes)))
  }

  /// Why something that came due long ago was not announced then.
  func absence(endedBy event: Event) -> Reason {
    guard lookedAt != nil else { return .notRunning }
    guard case .passed(let passage) = event else { return .delayed }
    if passage.slept > 0 { return .asleep }
    return passage.step == 0 ? .delayed : .clockSet
  }
}
