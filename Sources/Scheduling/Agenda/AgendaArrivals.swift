// What has come due since the agenda last looked, and what is decided about each occurrence: ring,
// wait, answered early, held back or missed.

extension Agenda {
  /// Occurrences of one reminder that have come due, the newest last.
  private struct Arrival {
    var reminder: Reminder
    var occurrences: [Occurrence]
  }

  /// Finds what has come due, and decides about it.
  mutating func collect(_ turn: inout Turn) {
    guard !schedule.reminders.isEmpty else { return }
    if let lookedAt, lookedAt < turn.now.adding(seconds: -Self.lookBack) {
      for index in coming.indices { planAnew(index, &turn) }
    }
    let arrivals = coming.indices(upTo: turn.now).map { arrival(at: $0, upTo: turn.now) }
    lookedAt = turn.now
    guard !arrivals.isEmpty else { return }
    let timed = nextTimed(arrivals)
    for arrival in arrivals { take(arrival, timed, &turn) }
    due.sort {
      ($0.occurrence.at, $0.occurrence.key.reminder)
        < ($1.occurrence.at, $1.occurrence.key.reminder)
    }
  }

  /// What has come due of one reminder; its next occurrence is noted.
  private mutating func arrival(at index: Int, upTo now: WallInstant) -> Arrival {
    let item = schedule.reminders[index]
    var found: [Occurrence] = []
    var last = coming[index]
    while let occurrence = last, occurrence.at <= now {
      found.append(occurrence)
      last = firstUndecided(of: item, after: occurrence.at)
    }
    coming[index] = last
    return Arrival(reminder: item.reminder, occurrences: found)
  }

  /// The next occurrence of any reminder with a set time, and those that have just come due.
  private func nextTimed(_ arrivals: [Arrival]) -> [Occurrence] {
    var (next, first): (Int?, WallInstant) = (nil, .distantFuture)
    for (index, instant) in coming.instants.enumerated() where instant < first {
      if !schedule.reminders[index].reminder.rule.isEvery { (next, first) = (index, instant) }
    }
    let come = arrivals.filter { !$0.reminder.rule.isEvery }.compactMap(\.occurrences.last)
    return come + [next.flatMap { coming[$0] }].compactMap { $0 }
  }

  private mutating func take(_ arrival: Arrival, _ timed: [Occurrence], _ turn: inout Turn) {
    let reminder = arrival.reminder
    guard let latest = arrival.occurrences.last?.at else { return }
    // A return, or a clock that was wrong, may bring occurrences older than what is already due.
    let isLate = latest.adding(seconds: Self.tolerance) < turn.now
    supersede(reminder.name, upTo: isLate ? latest : .distantFuture, &turn)
    var left: [Occurrence] = []
    for occurrence in arrival.occurrences {
      if let off, off.covers(occurrence.at) {
        record(occurrence, .dropped, .off, &turn)
      } else {
        left.append(occurrence)
      }
    }
    guard let newest = left.last else { return }
    let isOvertaken = due.contains { $0.occurrence.key.reminder == reminder.name }
    for occurrence in isOvertaken ? left[...] : left.dropLast() {
      let inTime = isWithinPolicy(occurrence.at, reminder, at: turn.now)
      record(
        occurrence, inTime ? .coalesced : .missed, inTime ? .next : turn.absence, &turn)
    }
    if !isOvertaken { decide(newest, of: reminder, timed, &turn) }
  }

  /// A later occurrence ends an earlier one of the same reminder that still waits for an answer.
  mutating func supersede(_ name: String, upTo latest: WallInstant, _ turn: inout Turn) {
    func isEarlier(_ item: Due) -> Bool {
      item.occurrence.key.reminder == name && item.occurrence.at <= latest
    }
    answer(as: .unanswered, .next, &turn) { isEarlier($0) && $0.wasAnnounced }
    // The right moment never came for these.
    for item in due where isEarlier(item) && item.deferredSince != nil {
      if let obstacle = obstacle(to: item) { noteMissed(for: obstacle, &turn) }
    }
    answer(as: .coalesced, .next, &turn, where: isEarlier)
  }

  private mutating func decide(
    _ occurrence: Occurrence, of reminder: Reminder, _ timed: [Occurrence], _ turn: inout Turn
  ) {
    let late = turn.now.seconds - occurrence.at.seconds
    if let routine = answeredEarly(occurrence) {
      record(occurrence, .answeredEarly, .session, detail: routine, &turn)
    } else if !isWithinPolicy(occurrence.at, reminder, at: turn.now) {
      record(occurrence, .missed, turn.absence, &turn)
    } else if reminder.rule.isEvery, let session = sessionShortlyBefore(occurrence.at) {
      record(occurrence, .heldBack, .minimumGap, detail: session.routine, &turn)
    } else if reminder.rule.isEvery, isShortlyAfterBreak(occurrence.at) {
      record(occurrence, .heldBack, .away, &turn)
    } else if reminder.rule.isEvery, let other = timed.first(where: { yields(occurrence, to: $0) })
    {
      record(occurrence, .gaveWay, .another, detail: other.key.reminder, &turn)
    } else if late <= Self.tolerance {
      becomesDue(occurrence, from: turn.now, deferral(of: reminder) ?? (.time, nil), &turn)
    } else {
      let from = turn.now.adding(seconds: Self.returnDelay)
      becomesDue(occurrence, from: from, (turn.absence, nil), &turn)
    }
  }

  /// Why something due does not ring yet; nil if it rings.
  func deferral(of item: Due) -> (reason: Reason, detail: String?)? {
    guard item.isWanted else { return deferral(of: reminder(of: item)) }
    return sessionRoutine.map { (.session, $0) }
  }

  private func deferral(of reminder: Reminder?) -> (reason: Reason, detail: String?)? {
    if let sessionRoutine { return (.session, sessionRoutine) }
    return obstacle(to: reminder).map { ($0.reason, $0.detail) }
  }

  func isWithinPolicy(_ instant: WallInstant, _ reminder: Reminder, at now: WallInstant) -> Bool {
    let late = now.seconds - instant.seconds
    if late <= Self.tolerance { return true }
    guard case .within(let seconds) = reminder.missed else { return false }
    return late <= seconds
  }

  /// The routine of the session that answers it.
  private func answeredEarly(_ occurrence: Occurrence) -> String? {
    let earliest = occurrence.at.adding(seconds: -Self.earlyAnswer)
    let latest = occurrence.at.adding(seconds: Self.tolerance)
    let isAnswered =
      session.map { answers($0, occurrence) } ?? false
      || sessions.contains {
        answers($0.origin, occurrence) && $0.isCompleted && $0.ended >= earliest
          && $0.ended <= latest
      }
    return isAnswered ? occurrence.routine : nil
  }

  /// A session that ended so recently that an `every` is held back.
  private func sessionShortlyBefore(_ instant: WallInstant) -> PlayedSession? {
    sessions.last { session in
      session.counts && session.ended <= instant
        && instant < session.ended.adding(seconds: Self.minimumGap)
    }
  }

  /// Whether an `every` gives way to another reminder's occurrence.
  private func yields(_ occurrence: Occurrence, to other: Occurrence) -> Bool {
    other.at >= occurrence.at && other.at <= occurrence.at.adding(seconds: Self.givingWay)
      && off?.covers(other.at) != true
  }

  mutating func becomesDue(
    _ occurrence: Occurrence, from: WallInstant, _ why: (reason: Reason, detail: String?),
    _ turn: inout Turn
  ) {
    record(occurrence, .due, why.reason, detail: why.detail, &turn)
    due.append(Due(occurrence: occurrence, state: .waiting(from: from)))
    turn.actions.append(.changed)
  }
}

extension Due {
  /// Whether the user was ever notified of it.
  var wasAnnounced: Bool { isAnnounced || snoozedUntil != nil || snoozes > 0 || ringsAnew }
}
