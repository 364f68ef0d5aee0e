// What a clock that was set back, a long sleep and another zone mean for what is due already.

extension Agenda {
  /// Brings instants from before the clock was set back into the time that counts now. Nothing
  /// that was announced waits longer than it would have from this moment on, and nothing rings
  /// before its own instant.
  mutating func takeBack(to now: WallInstant) {
    let (ringing, starting) = (
      now.adding(seconds: Self.returnDelay), now.adding(seconds: Self.countdown)
    )
    for index in due.indices {
      switch due[index].state {
      case .waiting(let from):
        let own = due[index].occurrence.at
        due[index].state = .waiting(from: min(from, max(ringing, own)))
      case .announcing(let since): due[index].state = .announcing(since: min(since, now))
      case .announced(let at, let rangTwice):
        due[index].state = .announced(at: min(at, now), rangTwice: rangTwice)
      case .countdown(let at, let startsAt):
        due[index].state = .countdown(
          announcedAt: min(at, now), startsAt: min(startsAt, starting))
      }
    }
    // What is too long ago to answer anything is forgotten.
    let oldest = now.adding(seconds: -Self.earlyAnswer - Self.tolerance)
    lastPlayed = lastPlayed.mapValues { min($0, now) }.filter { $0.value >= oldest }
  }

  /// Another zone, or other rules for it, may move an occurrence of today from the future into the
  /// past: it must be looked for there. What was decided stays decided, by its written time.
  mutating func lookBackIfZonesMoved(to reminders: [ScheduledReminder]) {
    let before = Dictionary(
      schedule.reminders.map { ($0.reminder.name, $0.rules) }, uniquingKeysWith: { $1 })
    let haveMoved = reminders.contains { item in
      before[item.reminder.name].map { $0 != item.rules } ?? false
    }
    if haveMoved { lookedAt = nil }
  }

  /// Judges anew what should have rung long ago and did not, because nobody was there again: due
  /// two minutes from now, or missed.
  mutating func judgeAnew(at now: WallInstant, _ actions: inout [Action]) {
    for index in due.indices.reversed() {
      guard case .waiting(let from) = due[index].state,
        from.adding(seconds: Self.tolerance) < now, let reminder = reminder(of: due[index])
      else { continue }
      if isWithinPolicy(due[index].occurrence, reminder, at: now) {
        due[index].state = .waiting(from: now.adding(seconds: Self.returnDelay))
      } else {
        record(due.remove(at: index).occurrence, .missed, at: now, &actions)
        actions.append(.changed)
      }
    }
  }
}
