// When a calendar expression matches next: as a local time, and as an instant in a zone.

extension CalendarSpec {
  /// The first matching local time at or after another; nil if there is none until the end of 2199.
  package func next(from local: CivilDateTime) -> CivilDateTime? {
    guard let date = date(from: local.date) else { return nil }
    let start = date == local.date ? local.time.secondOfDay : 0
    if let second = masks.time(from: start) {
      return CivilDateTime(date, CivilTime(secondOfDay: second))
    }
    return self.date(from: date.adding(days: 1)).map { date in
      CivilDateTime(date, CivilTime(secondOfDay: masks.time(from: 0)!))
    }
  }

  private func date(from start: CivilDate) -> CivilDate? {
    let last = Self.years.upperBound
    var (month, day) = (start.month, start.day)
    var year = max(start.year, Self.years.lowerBound)
    if year > start.year { (month, day) = (1, 1) }
    while let next = self.year.first(from: year, to: last) {
      if next > year { (year, month, day) = (next, 1, 1) }
      while let next = masks.month.first(from: month) {
        if next > month { (month, day) = (next, 1) }
        if let day = masks.days(in: month, of: year).first(from: day) {
          return CivilDate(year: year, month: month, day: day)
        }
        (month, day) = (month + 1, 1)
      }
      (year, month, day) = (year + 1, 1, 1)
    }
    return nil
  }

  /// The first elapse after an instant (exclusive): its written local time and its instant, by
  /// `ZoneRules.instant(of:)`. Of two written times at one instant, the earlier one counts. Nil if
  /// there is none until the end of 2199.
  package func nextElapse(
    after instant: WallInstant, in rules: ZoneRules
  ) -> (local: CivilDateTime, at: WallInstant)? {
    // A time that was left out when clocks went forward comes after later ones: it is searched for
    // with the offset from before, going back a day and the longest change.
    let earlier = instant.adding(seconds: -26 * 3600)
    let offset = Int64(min(rules.offset(at: instant), rules.offset(at: earlier)))
    var from = CivilDateTime(secondsSinceEpoch: instant.seconds + offset)
    while let local = next(from: from) {
      let at = rules.instant(of: local)
      // At the second pass, the first one is over.
      if at > instant { return first(of: (local, at), after: instant, in: rules) }
      from = local.nextSecond
    }
    return nil
  }

  /// A local time that does not exist is taken later than it is written, so one that exists may
  /// come before it.
  private func first(
    of found: (local: CivilDateTime, at: WallInstant), after instant: WallInstant,
    in rules: ZoneRules
  ) -> (local: CivilDateTime, at: WallInstant) {
    let shown = rules.civil(at: found.at)
    guard shown > found.local else { return found }
    var best = found
    var from = found.local.nextSecond
    while let local = next(from: from), local < shown {
      let at = rules.instant(of: local)
      if at > instant, at < best.at { best = (local, at) }
      from = local.nextSecond
    }
    return best
  }
}

extension CivilDateTime {
  fileprivate var nextSecond: CivilDateTime {
    CivilDateTime(secondsSinceEpoch: secondsSinceEpoch + 1)
  }
}
