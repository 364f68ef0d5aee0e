// What a changed clock, a long sleep or another zone means for what is already due. The first time
// the clock is set after the machine was started corrects what it showed at the start: what was
// left from before is then taken as it was written.

extension Agenda {
  /// A clock that was set moves everything that counts elapsed time.
  mutating func follow(_ passage: ClockPassage, _ turn: inout Turn) {
    guard passage.step != 0 else { return }
    for index in due.indices where !due[index].goBackToWhatWasLeft() {
      due[index].move(by: passage.step)
    }
    func moved(_ instant: WallInstant) -> WallInstant {
      WallInstant(milliseconds: instant.milliseconds + passage.step)
    }
    moveSpells(by: passage.step, &turn)
    for index in sessions.indices { sessions[index].ended = moved(sessions[index].ended) }
    awaySince = awaySince.map(moved)
    breakEnded = breakEnded.map(moved)
  }

  /// Converts instants from before the clock was set back into the current time. Nothing that was
  /// announced waits longer than it would have from this moment on, and nothing rings before its
  /// own instant.
  mutating func takeBack(_ turn: inout Turn) {
    let now = turn.now
    for index in due.indices.reversed() where due[index].isYetToCome(at: now) {
      comesLater(due.remove(at: index), &turn)
    }
    for index in due.indices { due[index].takeBack(to: now) }
    // Anything too old to matter is forgotten.
    let oldest = now.adding(seconds: -max(Self.earlyAnswer, Self.minimumGap) - Self.tolerance)
    for index in sessions.indices { sessions[index].ended = min(sessions[index].ended, now) }
    sessions.removeAll { $0.ended < oldest }
    awaySince = awaySince.map { min($0, now) }
    breakEnded = breakEnded.map { min($0, now) }
    takeBackSpells(&turn)
    openAgain(&turn)
  }

  /// A clock that was set back repeats the time: what was announced or answered in it stays
  /// decided, and everything else comes at its time.
  private mutating func openAgain(_ turn: inout Turn) {
    let now = turn.now
    guard now < lookedAt ?? .distantFuture else { return }
    let isStart = lookedAt == nil
    for (key, value) in decided where value.isOpenAgain {
      // The daemon may have ended before it recorded that the clock had been ahead.
      // In the current zone it may come later than in the one in which it was decided.
      let instant = isStart ? value.at : instantHere(of: key) ?? value.at
      guard instant > now || isStart && value.decidedAt > now else { continue }
      decided[key] = nil
      turn.actions.append(.disregard(key))
    }
    for name in rules.keys.sorted() where rules[name]!.since > now {
      rules[name]!.since = now
      turn.actions.append(.keep(rules[name]!))
    }
    guard let lookedAt else { return }
    // If the clock was wrong by hours, the time before was never really looked at, so it is
    // searched.
    let isFar = lookedAt.seconds - now.seconds > ClockPassage.correction
    let start = isFar ? now.adding(seconds: -Self.lookBack) : now
    for (index, item) in schedule.reminders.enumerated() {
      let since = rules[item.reminder.name]?.since ?? now
      coming[index] = firstUndecided(of: item, after: max(start, since))
    }
    self.lookedAt = now
  }

  /// A flight west also repeats the time: what was announced does not ring twice, and what was
  /// passed over in the old zone comes in the new one.
  mutating func openAgainElsewhere(_ moved: Set<Int>, _ turn: inout Turn) {
    guard !moved.isEmpty else { return }
    for (key, value) in decided where value.isOpenAgain {
      guard let index = indexByName[key.reminder], moved.contains(index) else { continue }
      if let instant = instantHere(of: key), instant <= turn.now { continue }
      decided[key] = nil
      turn.actions.append(.disregard(key))
    }
  }

  /// When an occurrence is in the current zone, which may not be the one in which it was decided;
  /// nil if its reminder was removed, and for one that the user requested.
  func instantHere(of key: OccurrenceKey) -> WallInstant? {
    indexByName[key.reminder].flatMap { schedule.reminders[$0].instant(of: key) }
  }

  /// Judges again what should have rung long ago and did not, because the user was away: due two
  /// minutes from now, or missed.
  mutating func judgeAnew(_ turn: inout Turn) {
    for index in due.indices.reversed() {
      guard let from = deadlineMissed(by: due[index], turn),
        let reminder = reminder(of: due[index]), mayRing(due[index])
      else { continue }
      // A snoozed occurrence counts as late only from the end of its snooze.
      let instant = due[index].snoozes > 0 ? from : due[index].occurrence.at
      if isWithinPolicy(instant, reminder, at: turn.now) {
        due[index].ringsAnew = due[index].ringsAnew || due[index].isAnnounced
        due[index].state = .waiting(from: turn.now.adding(seconds: Self.returnDelay))
        turn.actions.append(.changed)
      } else if !due[index].wasAnnounced, let here = instantHere(of: due[index].occurrence.key),
        here > turn.now
      {
        comesLater(due.remove(at: index), &turn)
      } else {
        // The user knows of what they have snoozed: a clock set back does not bring it again.
        let item = due.remove(at: index)
        record(
          item.occurrence, item.wasAnnounced ? .unanswered : .missed, turn.absence,
          snoozes: item.snoozes, &turn)
        if item.isAnnounced { silence(&turn) }
        turn.actions.append(.changed)
      }
    }
  }

  /// When something due should have rung or started, if that was long ago. An automatic start that
  /// was slept through counts, however short the sleep, since there was no warning of it.
  private func deadlineMissed(by item: Due, _ turn: Turn) -> WallInstant? {
    let latest = turn.now.adding(seconds: -Self.tolerance)
    if let startsAt = item.startsAt {
      return startsAt < latest || turn.hasSlept && startsAt <= turn.now ? startsAt : nil
    }
    return item.owedSince.flatMap { $0 < latest ? $0 : nil }
  }

  /// The clock was set back, or the zone moved west, while it waited: its time has not come yet.
  private mutating func comesLater(_ item: Due, _ turn: inout Turn) {
    let key = item.occurrence.key
    decided[key] = nil
    if let index = indexByName[key.reminder] {
      coming[index] = firstUndecided(of: schedule.reminders[index], after: turn.now)
    }
    turn.actions += [.disregard(key), .changed]
  }

  // MARK: What was decided

  /// How far back the agenda must know what was decided, if that is further than it does: the clock
  /// was set back by days. Nil: it knows enough.
  package func mustRecall(at now: WallInstant) -> WallInstant? {
    let needed = now.adding(seconds: -Self.lookBack - 86_400)
    return needed < knownSince ? now.adding(seconds: -Self.memorySpan) : nil
  }

  /// - Parameter decisions: what was decided about occurrences from an instant on; the last one
  ///   about each counts.
  package mutating func recall(_ decisions: [Decision], since start: WallInstant) {
    let recalled = decisions.map { ($0.occurrence.key, Decided($0)) }
    decided.merge(Dictionary(recalled, uniquingKeysWith: { $1 })) { known, _ in known }
    knownSince = min(knownSince, start)
  }

  /// Once a day: what no return searches for any more is removed from memory.
  mutating func forget(before now: WallInstant) {
    let oldest = now.adding(seconds: -Self.memorySpan)
    guard knownSince < oldest.adding(seconds: -86_400) else { return }
    decided = decided.filter { $0.value.at >= oldest }
    knownSince = oldest
  }
}

extension Due {
  /// The user was not notified of it, and by a clock that was set back its time has not come.
  fileprivate func isYetToCome(at now: WallInstant) -> Bool {
    guard case .waiting = state else { return false }
    return !wasAnnounced && !isWanted && occurrence.at > now
  }

  fileprivate mutating func takeBack(to now: WallInstant) {
    let ringing = now.adding(seconds: Agenda.returnDelay)
    deferredSince = deferredSince.map { min($0, now) }
    let earliest = ringsAnew ? now : occurrence.at
    take { state in
      switch state {
      case .waiting(let from):
        state = .waiting(from: max(min(from, ringing), earliest))
      case .announcing(let since): state = .announcing(since: min(since, now))
      case .announced(let at, let rangTwice):
        state = .announced(at: min(at, now), rangTwice: rangTwice)
      case .countdown(let at, let startsAt):
        let starting = now.adding(seconds: Agenda.countdown)
        state = .countdown(announcedAt: min(at, now), startsAt: min(startsAt, starting))
      case .snoozed(let until):
        state = .snoozed(until: min(until, now.adding(seconds: Agenda.snoozeMax)))
      }
    }
  }
}

extension Agenda {
  /// Seconds of the longest snooze.
  package static let snoozeMax: Int64 = 12 * 3600
}
