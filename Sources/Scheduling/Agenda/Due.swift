// An occurrence from the time it comes due until it is answered: its states, and when each ends.

package struct Due: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// Recorded, and to be announced from that instant, as soon as nothing holds it back.
    case waiting(from: WallInstant)
    /// The ring was requested; its first frame has not been played yet.
    case announcing(since: WallInstant)
    /// Announced at that instant; `rangTwice` once the second ring was requested.
    case announced(at: WallInstant, rangTwice: Bool)
    /// Announced; its routine starts then unless it is stopped.
    case countdown(announcedAt: WallInstant, startsAt: WallInstant)
    /// Snoozed until then.
    case snoozed(until: WallInstant)
  }

  package var occurrence: Occurrence
  package var state: State
  /// How often it was snoozed.
  package var snoozes = 0
  /// Since when it waits for the right moment to ring.
  var deferredSince: WallInstant?
  /// It has rung, and its countdown was slept through: it rings once more before its session.
  package internal(set) var ringsAnew = false
  /// When it last rang, if that could not be heard: it rings again.
  package internal(set) var unheardAt: WallInstant?
  /// The number of such rings since one was heard: the intervals grow with it.
  var ringsUnheard = 0
  /// As it was before the machine was restarted; nil once the clock was set since then.
  private var left: Left?

  /// The clock may have been right then, and wrong after the start.
  private struct Left: Hashable {
    let state: State
    /// What became of it by the clock after the start, and nothing else.
    var taken: State
  }

  init(occurrence: Occurrence, state: State, snoozes: Int = 0) {
    self.occurrence = occurrence
    self.state = state
    self.snoozes = snoozes
  }

  /// As it was left; nil if it was answered.
  /// - Parameter isAfterBoot: the machine was restarted since then.
  init?(restoring decision: Decision, isAfterBoot: Bool = false) {
    switch decision.outcome {
    // A ring that was not played is owed; one that was is not repeated.
    case .due: state = .waiting(from: decision.at)
    case .announced: state = .announced(at: decision.at, rangTwice: true)
    case .snoozed: state = .snoozed(until: decision.wake ?? decision.at)
    default: return nil
    }
    occurrence = decision.occurrence
    snoozes = decision.snoozes
    if isAfterBoot { left = Left(state: state, taken: state) }
  }

  /// Whether it was announced, and not snoozed since.
  package var isAnnounced: Bool {
    switch state {
    case .waiting, .snoozed: false
    case .announcing, .announced, .countdown: true
    }
  }

  /// Its time has come, and it was not announced.
  var isOverlooked: Bool {
    if case .waiting = state { true } else { deferredSince != nil }
  }

  /// When a waiting one rings; nil for any other.
  package var ringsFrom: WallInstant? { if case .waiting(let from) = state { from } else { nil } }

  package var isAnnouncing: Bool { if case .announcing = state { true } else { false } }

  package var snoozedUntil: WallInstant? {
    if case .snoozed(let until) = state { until } else { nil }
  }

  /// The user requested it, so only a session holds it back.
  var isWanted: Bool {
    if case .wanted = occurrence.key.time { true } else { false }
  }

  /// Whether its ring was requested, or may still be sounding.
  func isSounding(at now: WallInstant) -> Bool {
    switch state {
    case .announcing: true
    case .announced(let at, _), .countdown(let at, _):
      at <= now && now < at.adding(seconds: Agenda.ringLimit)
    case .waiting, .snoozed: false
    }
  }

  /// Whether its ring should have begun long ago.
  func isOverdue(at now: WallInstant) -> Bool {
    guard case .announcing(let since) = state else { return false }
    return since.adding(seconds: Agenda.ringLimit) <= now
  }

  /// When its routine starts automatically; nil if it waits for an answer.
  package var startsAt: WallInstant? {
    if case .countdown(_, let startsAt) = state { startsAt } else { nil }
  }

  /// When an announced one rings again; nil if there are no more rings.
  var ringsAgainAt: WallInstant? {
    guard case .announced(let at, let rangTwice) = state else { return nil }
    guard rangTwice else { return at.adding(seconds: Agenda.secondRingDelay) }
    return unheardAt?.adding(seconds: Agenda.secondRingDelay << Int64(min(ringsUnheard, 8)))
  }

  /// When it ends unanswered; nil before it was announced.
  var expiry: WallInstant? {
    switch state {
    case .waiting, .announcing, .snoozed: nil
    case .announced(let at, _), .countdown(let at, _): at.adding(seconds: Agenda.answerTime)
    }
  }

  /// Now that the clock is set, takes what the clock before the start showed as correct.
  /// - Returns: false for what has come due since the start.
  mutating func goBackToWhatWasLeft() -> Bool {
    defer { left = nil }
    guard let left, left.taken == state else { return false }
    state = left.state
    return true
  }

  /// Changes what a wrong clock makes of it.
  mutating func take(_ change: (inout State) -> Void) {
    let isAsLeft = left?.taken == state
    change(&state)
    if isAsLeft { left?.taken = state }
  }

  /// Moves the instants that count elapsed time with a clock that was set.
  mutating func move(by step: Int64) {
    func moved(_ instant: WallInstant) -> WallInstant {
      WallInstant(milliseconds: instant.milliseconds + step)
    }
    deferredSince = deferredSince.map(moved)
    unheardAt = unheardAt.map(moved)
    switch state {
    case .waiting(let from): state = .waiting(from: moved(from))
    case .announcing(let since): state = .announcing(since: moved(since))
    case .announced(let at, let rangTwice):
      state = .announced(at: moved(at), rangTwice: rangTwice)
    case .countdown(let at, let startsAt):
      state = .countdown(announcedAt: moved(at), startsAt: moved(startsAt))
    case .snoozed(let until): state = .snoozed(until: moved(until))
    }
  }
}
