// What a clock that was set back and a long sleep mean for what is due already.

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
      case .announcing: break
      case .announced(let at, let rangTwice):
        due[index].state = .announced(at: min(at, now), rangTwice: rangTwice)
      case .countdown(let at, let startsAt):
        due[index].state = .countdown(
          announcedAt: min(at, now), startsAt: min(startsAt, starting))
      }
    }
    lastPlayed = lastPlayed.mapValues { min($0, now) }
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
