// Sessions answer what is due of their routine, and hold back what comes soon after them.

extension Agenda {
  mutating func sessionStarted(_ routine: String, _ turn: inout Turn) {
    sessionRoutine = routine
    let reason: Reason = starting == routine ? .itself : .person
    starting = nil
    answer(as: .started, reason, &turn) { $0.occurrence.routine == routine }
    callOffCountdowns()
  }

  mutating func sessionEnded(_ session: PlayedSession, _ turn: inout Turn) {
    sessionRoutine = nil
    starting = nil
    sessions.append(session)
    if session.counts { holdBack(after: session, &turn) }
  }

  /// An `every` that came in the session and waits for its end is too much now.
  private mutating func holdBack(after session: PlayedSession, _ turn: inout Turn) {
    for item in waitingToMove {
      due.removeAll { $0 == item }
      record(item.occurrence, .heldBack, .minimumGap, detail: session.routine, &turn)
      turn.actions.append(.changed)
    }
  }
}
