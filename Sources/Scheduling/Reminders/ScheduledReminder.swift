// A reminder with the rules of its zone, which together determine its next occurrence.

package struct ScheduledReminder: Hashable, Sendable {
  package var reminder: Reminder
  package var rules: ZoneRules

  package init(_ reminder: Reminder, rules: ZoneRules) {
    self.reminder = reminder
    self.rules = rules
  }

  /// The first occurrence after an instant (exclusive); nil if there is none or the reminder is
  /// off.
  ///
  /// If two written times fall on one instant, because clocks went forward, they are one
  /// occurrence, and the earlier time identifies it.
  package func nextOccurrence(after instant: WallInstant) -> Occurrence? {
    guard reminder.isEnabled else { return nil }
    var after = instant.adding(seconds: -reminder.delay)
    if let from = reminder.dates.from {
      let first = rules.instant(of: CivilDateTime(from, .midnight))
      after = max(after, first.adding(seconds: -1))
    }
    switch reminder.rule {
    case .calendar(let specs): return next(of: specs, after: after)
    case .every(let rule): return next(of: rule, after: after)
    }
  }

  /// When an occurrence with that key is by these rules, whether or not the rule produces it; nil
  /// for one that the user requested, and for one whose time can't be read.
  func instant(of key: OccurrenceKey) -> WallInstant? {
    switch key.time {
    case .local(let time): rules.instant(of: time).adding(seconds: reminder.delay)
    case .elapsed(let start, let seconds):
      rules.instant(of: start).adding(seconds: seconds + reminder.delay)
    case .wanted, .unknown: nil
    }
  }

  private func next(of specs: [CalendarSpec], after start: WallInstant) -> Occurrence? {
    specs.compactMap { next(of: $0, after: start) }.min { ($0.at, $0.local) < ($1.at, $1.local) }
      .map { occurrence(.local($0.local), at: $0.at) }
  }

  private func next(
    of spec: CalendarSpec, after start: WallInstant
  ) -> (local: CivilDateTime, at: WallInstant)? {
    var after = start
    while let found = spec.nextElapse(after: after, in: rules) {
      if reminder.dates.allow(found.local.date) { return found }
      // Continue a day longer: a time on the last day that lies in a gap is taken later than it is
      // written, and may come after one of the next day.
      if let until = reminder.dates.until, found.local.date > until.adding(days: 1) { return nil }
      after = found.at
      if let cycle = reminder.dates.cycle, !cycle.has(found.local.date) {
        // A day earlier, for the same reason.
        let turn = cycle.turn(after: found.local.date).adding(days: -1)
        after = max(after, rules.instant(of: CivilDateTime(turn, .midnight)).adding(seconds: -1))
      }
    }
    return nil
  }

  /// Windows of other days may reach into this one, across midnight and by changes of the zone.
  private func next(of rule: EveryRule, after start: WallInstant) -> Occurrence? {
    let today = rules.civil(at: start).date
    var best: (start: CivilDateTime, elapsed: Int64, at: WallInstant)?
    // A week has every weekday, and a zone may skip a day (Samoa, 2011-12-30). Within seven turns,
    // a cycle meets each weekday.
    let dates = reminder.dates
    let days = dates.cycle.map { 10 + ($0.length * (7 + dates.except.count)) }
    for day in -2..<(days ?? 10 + dates.except.count) {
      let date = today.adding(days: day)
      if let until = dates.until, date > until { break }
      guard rule.days.contains(date.weekday), dates.allow(date) else { continue }
      if let best, rules.instant(of: CivilDateTime(date, .midnight)) > best.at { break }
      for window in rule.windows {
        guard let span = rule.span(of: window, on: date, in: rules),
          let elapsed = rule.next(after: start, in: span)
        else { continue }
        let at = span.lowerBound.adding(seconds: elapsed)
        if best == nil || at < best!.at { best = (CivilDateTime(date, window.from), elapsed, at) }
      }
    }
    return best.map { occurrence(.elapsed(from: $0.start, seconds: $0.elapsed), at: $0.at) }
  }

  private func occurrence(_ time: WrittenTime, at instant: WallInstant) -> Occurrence {
    Occurrence(
      key: OccurrenceKey(reminder: reminder.name, time: time),
      at: instant.adding(seconds: reminder.delay), routine: reminder.routine)
  }
}
