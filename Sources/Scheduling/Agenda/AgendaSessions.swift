// Sessions answer what is due and was to be played (`SessionOrigin`), and hold back what comes soon
// after them.

extension Agenda {
  mutating func sessionStarted(_ session: SessionOrigin, _ turn: inout Turn) {
    self.session = session
    let answered = Set(due.map(\.occurrence).filter { answers(session, $0) }.map(\.key))
    answer(as: .started, session.isByItself ? .itself : .person, &turn) {
      answered.contains($0.occurrence.key)
    }
    callOffCountdowns()
  }

  mutating func sessionEnded(_ session: PlayedSession, _ turn: inout Turn) {
    self.session = nil
    sessions.append(session)
    if session.counts { holdBack(after: session, &turn) }
  }

  /// An `every` that came due in the session and waits for its end is held back now.
  private mutating func holdBack(after session: PlayedSession, _ turn: inout Turn) {
    for item in waitingToMove {
      due.removeAll { $0 == item }
      record(item.occurrence, .heldBack, .minimumGap, detail: session.routine, &turn)
      turn.actions.append(.changed)
    }
  }
}
