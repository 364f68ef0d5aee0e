// The next occurrence of each reminder, kept so that a turn touches only reminders whose time has
// come.

extension Agenda {
  /// Records since when each reminder has had its rule.
  mutating func takeRules(_ turn: inout Turn) {
    var present: [String: RuleInForce] = [:]
    for item in schedule.reminders {
      let name = item.reminder.name
      var rule = RuleInForce(reminder: name, rule: item.reminder.ruleInWords, since: turn.now)
      if let known = rules[name], known.rule == rule.rule {
        rule = known
      } else {
        turn.actions.append(.keep(rule))
      }
      present[name] = rule
    }
    // A removed reminder is off, also in the store: if it returns, it is a new one.
    for (name, rule) in rules where present[name] == nil {
      let off = RuleInForce(reminder: name, rule: "off", since: turn.now)
      present[name] = rule.rule == "off" ? rule : off
      if rule.rule != "off" { turn.actions.append(.keep(off)) }
    }
    rules = present
  }

  /// Searches again for the next occurrence of a reminder, from as far back as a return searches
  /// and as its rule has been in force.
  mutating func planAnew(_ index: Int, _ turn: inout Turn) {
    let item = schedule.reminders[index]
    guard let rule = rules[item.reminder.name] else { return }
    let start = turn.now.adding(seconds: -Self.lookBack)
    let seen = (lookedAt ?? lastSeen).map { max($0, rule.since) } ?? rule.since
    recordLongAbsence(of: item, after: seen, until: start, &turn)
    coming[index] = firstUndecided(of: item, after: max(start, rule.since))
  }

  /// The time before what a return searches: one record stands for everything in it.
  private mutating func recordLongAbsence(
    of item: ScheduledReminder, after seen: WallInstant, until start: WallInstant,
    _ turn: inout Turn
  ) {
    guard seen < start, let first = firstUndecided(of: item, after: seen), first.at <= start else {
      return
    }
    let end = item.rules.civil(at: start)
    record(first, .missed, .longAbsence, detail: "\(end)", &turn)
  }

  /// A reminder's first undecided occurrence after an instant: after the clock was set back, the
  /// first ones may have been announced already.
  func firstUndecided(of item: ScheduledReminder, after instant: WallInstant) -> Occurrence? {
    var last = instant
    while let next = item.nextOccurrence(after: last) {
      if decided[next.key] == nil { return next }
      last = next.at
    }
    return nil
  }

  /// The first upcoming occurrence of all reminders that will not be dropped.
  var nextOfAll: Occurrence? {
    var best: Occurrence?
    for (index, instant) in coming.instants.enumerated() {
      // Nothing that is kept comes before the next occurrence.
      guard instant <= best?.at ?? .distantFuture, let next = nextKept(at: index) else { continue }
      if best == nil || Schedule.precedes(next, best!) { best = next }
    }
    return best
  }

  /// The next occurrence of a reminder that will not be dropped.
  func nextKept(at index: Int) -> Occurrence? {
    guard let next = coming[index] else { return nil }
    guard let off, off.covers(next.at) else { return next }
    let end = WallInstant(milliseconds: off.until.milliseconds - 1)
    return firstUndecided(of: schedule.reminders[index], after: end)
  }

  /// The first undecided occurrences after an instant (exclusive) that will not be dropped, in
  /// order of time and of the reminders' names.
  /// - Parameters:
  ///   - schedule: nil for the agenda's own.
  ///   - count: the maximum number.
  package func upcoming(
    in schedule: Schedule? = nil, after instant: WallInstant, count: Int
  ) -> [Occurrence] {
    (schedule ?? self.schedule).upcoming(after: instant, count: count) { occurrence in
      decided[occurrence.key] == nil && off?.covers(occurrence.at) != true
    }
  }

  /// The next instant at which time alone changes something.
  var nextInstant: WallInstant? {
    var instants = [coming.first, off?.until, nextRelease].compactMap { $0 }
    for item in due {
      if let expiry = item.expiry { instants.append(expiry) }
      if let turn = nextTurn(of: item) { instants.append(turn) }
    }
    return instants.min()
  }

  /// When something due moves on, unless a session holds it.
  private func nextTurn(of item: Due) -> WallInstant? {
    guard session == nil else { return nil }
    switch item.state {
    case .waiting(let instant), .snoozed(let instant):
      if mayRing(item) { return instant }
      guard obstacle(to: item) != nil else { return nil }
      return max(instant, endOfDeferral(of: item) ?? instant)
    case .announcing(let since): return since.adding(seconds: Self.ringLimit)
    case .announced: return obstacle(to: item) == nil ? item.ringsAgainAt : nil
    case .countdown(_, let startsAt): return startsAt
    }
  }
}
