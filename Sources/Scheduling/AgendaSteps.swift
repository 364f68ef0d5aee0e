// The steps by which the agenda gets from one event to the next: what has come, what is announced,
// what ends by itself, and when to look again.

extension Agenda {
  /// Notes since when each reminder has had its rule.
  mutating func takeRules(at now: WallInstant, _ actions: inout [Action]) {
    var present: [String: RuleInForce] = [:]
    for item in schedule.reminders {
      let name = item.reminder.name
      var rule = RuleInForce(reminder: name, rule: item.reminder.rule, since: now)
      if let known = rules[name], known.rule == rule.rule {
        rule = known
      } else {
        actions.append(.keep(rule))
      }
      present[name] = rule
    }
    // One that has gone is off, also for the store: should it come back, it is a new one.
    for (name, rule) in rules where present[name] == nil {
      let off = RuleInForce(reminder: name, rule: "off", since: now)
      present[name] = rule.rule == "off" ? rule : off
      if rule.rule != "off" { actions.append(.keep(off)) }
    }
    rules = present
    actions.append(.changed)
  }

  /// Ends what is due of reminders that are off or have gone.
  mutating func withdraw(at now: WallInstant, _ actions: inout [Action]) {
    let live = Set(schedule.reminders.filter(\.reminder.isEnabled).map(\.reminder.name))
    answer(at: now, as: .withdrawn, &actions) { !live.contains($0.occurrence.key.reminder) }
  }

  /// Finds what has come since it last looked.
  mutating func collect(at now: WallInstant, _ actions: inout [Action]) {
    // A clock that was set back opens the time again; what was decided in it stays decided.
    for name in rules.keys.sorted() where rules[name]!.since > now {
      rules[name]!.since = now
      actions.append(.keep(rules[name]!))
    }
    let from = min(lookedAt ?? now.adding(seconds: -Self.lookBack), now)
    lookedAt = now
    for item in schedule.reminders {
      guard let rule = rules[item.reminder.name] else { continue }
      let come = arrivals(of: item, after: max(from, rule.since), upTo: now)
      take(come, of: item.reminder, at: now, &actions)
    }
    due.sort { $0.occurrence.at < $1.occurrence.at }
  }

  private func arrivals(
    of item: ScheduledReminder, after start: WallInstant, upTo now: WallInstant
  ) -> [Occurrence] {
    var found: [Occurrence] = []
    var last = max(start, now.adding(seconds: -Self.lookBack))
    while let next = item.nextOccurrence(after: last), next.at <= now {
      if decided[next.key] == nil { found.append(next) }
      last = next.at
    }
    return found
  }

  /// Decides what becomes of occurrences of one reminder that have come; the newest counts.
  private mutating func take(
    _ come: [Occurrence], of reminder: Reminder, at now: WallInstant, _ actions: inout [Action]
  ) {
    guard let newest = come.last else { return }
    // A later one ends whatever of the same reminder still waits for an answer.
    answer(at: now, as: .unanswered, &actions) { $0.occurrence.key.reminder == reminder.name }
    for occurrence in come.dropLast() {
      let inTime = isWithinPolicy(occurrence, reminder, at: now)
      record(occurrence, inTime ? .coalesced : .missed, at: now, &actions)
    }
    let late = now.seconds - newest.at.seconds
    if wasAnsweredEarly(newest) {
      record(newest, .answeredEarly, at: now, &actions)
    } else if late <= Self.tolerance {
      becomesDue(newest, from: now, at: now, &actions)
    } else if isWithinPolicy(newest, reminder, at: now) {
      becomesDue(newest, from: now.adding(seconds: Self.returnDelay), at: now, &actions)
    } else {
      record(newest, .missed, at: now, &actions)
    }
  }

  func isWithinPolicy(
    _ occurrence: Occurrence, _ reminder: Reminder, at now: WallInstant
  ) -> Bool {
    let late = now.seconds - occurrence.at.seconds
    if late <= Self.tolerance { return true }
    guard case .within(let seconds) = reminder.missed else { return false }
    return late <= seconds
  }

  private func wasAnsweredEarly(_ occurrence: Occurrence) -> Bool {
    if sessionRoutine == occurrence.routine { return true }
    guard let played = lastPlayed[occurrence.routine] else { return false }
    return played <= occurrence.at.adding(seconds: Self.tolerance)
      && played >= occurrence.at.adding(seconds: -Self.earlyAnswer)
  }

  private mutating func becomesDue(
    _ occurrence: Occurrence, from: WallInstant, at now: WallInstant, _ actions: inout [Action]
  ) {
    record(occurrence, .due, at: now, &actions)
    due.append(Due(occurrence: occurrence, state: .waiting(from: from)))
    actions.append(.changed)
  }

  /// Moves on what is due: ends it, starts it, rings for it.
  mutating func progress(at now: WallInstant, _ actions: inout [Action]) {
    answer(at: now, as: .unanswered, &actions) { $0.expiry.map { $0 <= now } ?? false }
    // A device that hangs while it is opened tells nothing: nobody has heard it then.
    if due.contains(where: { $0.isOverdue(at: now) }) { rang(heard: false, at: now, &actions) }
    guard sessionRoutine == nil else { return }
    if startsNow(at: now, &actions) { return }
    let first = ringFirst(at: now)
    let again = ringAgain(at: now)
    // The first ring of one is the second of another.
    if first { actions += [.ring(again: false), .changed] }
    if again && !first { actions.append(.ring(again: true)) }
  }

  /// A session that a person wants instead: nothing starts by itself at its end, unannounced.
  mutating func callOffCountdowns() {
    for index in due.indices {
      guard case .countdown(let at, _) = due[index].state else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
    }
  }

  /// Starts the first whose countdown is over; any other becomes one that asks.
  private mutating func startsNow(at now: WallInstant, _ actions: inout [Action]) -> Bool {
    func isOver(_ due: Due) -> Bool {
      if case .countdown(_, let startsAt) = due.state { startsAt <= now } else { false }
    }
    guard let first = due.first(where: isOver) else { return false }
    for index in due.indices {
      guard case .countdown(let at, _) = due[index].state, isOver(due[index]) else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
    }
    actions.append(.start(routine: first.occurrence.routine))
    return true
  }

  /// One ring announces everything that waits.
  private mutating func ringFirst(at now: WallInstant) -> Bool {
    var rings = false
    for index in due.indices {
      guard case .waiting(let from) = due[index].state, from <= now else { continue }
      due[index].state = .announcing(since: now)
      rings = true
    }
    return rings
  }

  private mutating func ringAgain(at now: WallInstant) -> Bool {
    var rings = false
    for index in due.indices {
      guard case .announced(let at, false) = due[index].state,
        at.adding(seconds: Self.secondRingDelay) <= now
      else { continue }
      due[index].state = .announced(at: at, rangTwice: true)
      rings = true
    }
    return rings
  }

  /// The sound is out: recorded as announced, and an `auto` one counts down if it was heard.
  mutating func rang(heard: Bool, at now: WallInstant, _ actions: inout [Action]) {
    for index in due.indices where due[index].isAnnouncing {
      record(due[index].occurrence, .announced, at: now, &actions)
      let reminder = reminder(of: due[index])
      let startsByItself =
        sessionRoutine == nil && reminder?.start == .auto
        && (heard || reminder?.isSilent == true)
      due[index].state =
        startsByItself
        ? .countdown(announcedAt: now, startsAt: now.adding(seconds: Self.countdown))
        : .announced(at: now, rangTwice: false)
      actions.append(.changed)
    }
  }

  /// The next instant at which time alone changes something.
  var nextInstant: WallInstant? {
    var instants = [next?.at].compactMap { $0 }
    for item in due {
      if let expiry = item.expiry { instants.append(expiry) }
      guard sessionRoutine == nil else { continue }
      switch item.state {
      case .waiting(let from): instants.append(from)
      case .announcing(let since): instants.append(since.adding(seconds: Self.ringLimit))
      case .announced(let at, let rangTwice):
        if !rangTwice { instants.append(at.adding(seconds: Self.secondRingDelay)) }
      case .countdown(_, let startsAt): instants.append(startsAt)
      }
    }
    return instants.min()
  }

  func nextUndecided(after now: WallInstant) -> Occurrence? {
    schedule.reminders.compactMap { nextUndecided(of: $0, after: now) }
      .min { ($0.at, $0.key.reminder) < ($1.at, $1.key.reminder) }
  }

  /// A reminder's next occurrence that nothing was decided about: after the clock was set back,
  /// the first ones may have been announced already.
  func nextUndecided(of item: ScheduledReminder, after now: WallInstant) -> Occurrence? {
    var last = now
    while let next = item.nextOccurrence(after: last) {
      if decided[next.key] == nil { return next }
      last = next.at
    }
    return nil
  }
}
