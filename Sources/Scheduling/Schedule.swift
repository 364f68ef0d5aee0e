// The occurrences to come: each reminder's next, and all of them merged in order of time.

/// A reminder with the rules of its zone.
package struct ScheduledReminder: Hashable, Sendable {
  package var reminder: Reminder
  package var rules: ZoneRules

  package init(_ reminder: Reminder, rules: ZoneRules) {
    self.reminder = reminder
    self.rules = rules
  }

  /// How many days are looked at for the next occurrence: a week has every weekday, one more for
  /// the day that is under way, and two for a zone that left a day out (Samoa, 2011-12-30).
  private static let daysMax = 10

  /// The first occurrence after an instant, which is exclusive; nil when the reminder is off.
  ///
  /// Two written times that fall on one instant, because clocks went forward, are one: the
  /// earlier one names it.
  package func nextOccurrence(after instant: WallInstant) -> Occurrence? {
    guard reminder.isEnabled else { return nil }
    let today = rules.civil(at: instant).date
    // A written time of yesterday may lie in the future: in a gap it is taken later.
    var best: Occurrence?
    for day in -1..<Self.daysMax {
      let date = today.adding(days: day)
      if let best, rules.instant(of: CivilDateTime(date, reminder.times[0])) > best.at { break }
      for occurrence in occurrences(on: date) where occurrence.at > instant {
        if best == nil || occurrence.at < best!.at { best = occurrence }
      }
    }
    return best
  }

  /// The occurrences written for one day, in the order of their written times.
  package func occurrences(on date: CivilDate) -> [Occurrence] {
    guard reminder.days.contains(date.weekday) else { return [] }
    return reminder.times.map { time in
      let local = CivilDateTime(date, time)
      return Occurrence(
        key: OccurrenceKey(reminder: reminder.name, local: local.description),
        at: rules.instant(of: local), routine: reminder.routine)
    }
  }
}

/// All reminders together.
package struct Schedule: Hashable, Sendable {
  package var reminders: [ScheduledReminder]

  package init(_ reminders: [ScheduledReminder] = []) { self.reminders = reminders }

  /// The first occurrences after an instant, which is exclusive, in order of time and, at the
  /// same instant, of the reminders' names.
  /// - Parameter count: how many at the most.
  package func upcoming(after instant: WallInstant, count: Int) -> [Occurrence] {
    var heads = reminders.indices.compactMap { index in
      reminders[index].nextOccurrence(after: instant).map { (occurrence: $0, index: index) }
    }
    heads.sort { Self.precedes($1.occurrence, $0.occurrence) }
    var found: [Occurrence] = []
    while found.count < count, let head = heads.popLast() {
      found.append(head.occurrence)
      guard let next = reminders[head.index].nextOccurrence(after: head.occurrence.at) else {
        continue
      }
      let place = heads.partitioningIndex { Self.precedes($0.occurrence, next) }
      heads.insert((next, head.index), at: place)
    }
    return found
  }

  private static func precedes(_ a: Occurrence, _ b: Occurrence) -> Bool {
    (a.at, a.key.reminder) < (b.at, b.key.reminder)
  }
}

extension Array {
  /// The first index whose element fits, in an array in which all that fit come last.
  fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
