// How something due moves on: it rings, rings again, starts, or ends by itself.

extension Agenda {
  mutating func progress(_ turn: inout Turn) {
    let now = turn.now
    answer(as: .unanswered, .noAnswer, &turn) { $0.expiry.map { $0 <= now } ?? false }
    deferHindered(&turn)
    // A device that hangs while it is opened reports nothing: then nothing was heard.
    if due.contains(where: { $0.isOverdue(at: now) }) { rang(heard: false, &turn) }
    guard session == nil else { return }
    if startsNow(&turn) { return }
    let first = ringFirst(at: now)
    let again = ringAgain(at: now)
    // The first ring of one can be the second of another.
    if first { turn.actions += [.ring(again: false), .changed] }
    if again && !first { turn.actions.append(.ring(again: true)) }
  }

  /// Nothing rings in a session; at a wrong moment, only what the user requested rings.
  func mayRing(_ item: Due) -> Bool { deferral(of: item) == nil }

  /// Turns countdowns into reminders that wait for an answer, so that nothing starts by itself
  /// after a session, a hold or a hindrance, when the user no longer expects it.
  /// - Parameter fits: receives the hindrance of each; nil if there is none.
  mutating func callOffCountdowns(where fits: (Hindrance?) -> Bool = { _ in true }) {
    for index in due.indices where fits(hindrance(of: due[index])) {
      guard case .countdown(let at, _) = due[index].state else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
    }
  }

  /// Starts the first one whose countdown is over; any other becomes one that asks.
  private mutating func startsNow(_ turn: inout Turn) -> Bool {
    let now = turn.now
    func isOver(_ due: Due) -> Bool { due.startsAt.map { $0 <= now } ?? false }
    guard let first = due.first(where: isOver) else { return false }
    for index in due.indices {
      guard case .countdown(let at, _) = due[index].state, isOver(due[index]) else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
    }
    turn.actions.append(
      .start(reminder: first.occurrence.key.reminder, routine: first.occurrence.routine))
    return true
  }

  /// One ring announces everything that waits.
  private mutating func ringFirst(at now: WallInstant) -> Bool {
    var rings = false
    for index in due.indices where mayRing(due[index]) {
      switch due[index].state {
      case .waiting(let from) where from <= now: break
      case .snoozed(let until) where until <= now: break
      default: continue
      }
      due[index].state = .announcing(since: now)
      due[index].deferredSince = nil
      rings = true
    }
    return rings
  }

  private mutating func ringAgain(at now: WallInstant) -> Bool {
    var rings = false
    for index in due.indices where obstacle(to: due[index]) == nil {
      guard case .announced(let at, _) = due[index].state,
        let again = due[index].ringsAgainAt, again <= now
      else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
      // Assumed until `rang` reports otherwise.
      if due[index].unheardAt != nil {
        due[index].unheardAt = now
        due[index].ringsUnheard += 1
      }
      rings = true
    }
    return rings
  }

  /// The sound was played: recorded as announced, and an `auto` one counts down if it was heard.
  /// What could not be heard rings again until it is heard or answered: after one, two, four and
  /// eight minutes, since each ring tries the device again.
  mutating func rang(heard: Bool, _ turn: inout Turn) {
    for index in due.indices where due[index].isAnnounced {
      let before = due[index].unheardAt
      due[index].unheardAt = heard ? nil : turn.now
      if heard { due[index].ringsUnheard = 0 }
      if (before == nil) != heard { turn.actions.append(.changed) }
    }
    let ringing = due.indices.filter { due[$0].isAnnouncing }
    for index in ringing {
      let item = due[index]
      record(
        item.occurrence, .announced, heard ? .time : .unheard, snoozes: item.snoozes, &turn)
      let reminder = reminder(of: item)
      let startsByItself =
        session == nil && reminder?.start == .auto
        && (heard || reminder?.isSilent == true)
      due[index].state =
        startsByItself
        ? .countdown(
          announcedAt: turn.now, startsAt: turn.now.adding(seconds: Self.countdown))
        : .announced(at: turn.now, rangTwice: false)
    }
    guard !ringing.isEmpty else { return }
    silencing = nil
    // After all of them: they share a write as they share the ring.
    turn.actions.append(.changed)
  }

  /// Ends every matching item that is due, and any ring for it.
  mutating func answer(
    as outcome: Outcome, _ reason: Reason, _ turn: inout Turn, where fits: (Due) -> Bool
  ) {
    let answered = due.filter(fits)
    guard !answered.isEmpty else { return }
    due.removeAll(where: fits)
    for item in answered {
      record(item.occurrence, outcome, reason, snoozes: item.snoozes, &turn)
    }
    if answered.contains(where: \.isAnnounced) { silence(&turn) }
    turn.actions.append(.changed)
  }

  /// The user dismisses what was announced; if nothing was, what is about to ring or waits.
  mutating func dismissDue(_ turn: inout Turn) {
    let meant = Set(meant(by: nil).map(\.occurrence.key))
    answer(as: .stopped, .person, &turn) { meant.contains($0.occurrence.key) }
  }

  /// Ends a ring, unless it is for something else as well.
  func silence(_ turn: inout Turn) {
    if !due.contains(where: { $0.isSounding(at: turn.now) }) { turn.actions.append(.silence) }
  }

  /// Ends what is due of reminders that are off or were removed.
  mutating func withdraw(_ turn: inout Turn) {
    let live = Set(schedule.reminders.filter(\.reminder.isEnabled).map(\.reminder.name))
    answer(as: .withdrawn, .disabled, &turn) {
      !$0.isWanted && !live.contains($0.occurrence.key.reminder)
    }
  }
}
