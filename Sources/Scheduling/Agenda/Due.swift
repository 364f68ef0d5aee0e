// An occurrence between coming due and being answered.

package struct Due: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// Recorded, and to be announced from then on, as soon as nothing holds it back.
    case waiting(from: WallInstant)
    /// The ring is ordered; its first frame was not handed over yet.
    case announcing(since: WallInstant)
    /// Announced at that instant; `rangTwice` once the second ring was ordered.
    case announced(at: WallInstant, rangTwice: Bool)
    /// Announced; its routine starts then unless somebody stops it.
    case countdown(announcedAt: WallInstant, startsAt: WallInstant)
    /// A person has put it off until then.
    case snoozed(until: WallInstant)
  }

  package var occurrence: Occurrence
  package var state: State
  /// How often it was put off.
  package var snoozes = 0
  /// Since when it waits for the right moment, in which it would ring.
  var deferredSince: WallInstant?
  /// It has rung, and slept through what it counted down to: it rings once more before its session.
  package internal(set) var ringsAnew = false
  /// When it rang last, if nobody could hear that: it rings again.
  package internal(set) var unheardAt: WallInstant?
  /// How often it has done so since somebody could: the longer, the seldomer.
  var ringsUnheard = 0
  /// As it was left before the machine was started anew; nil once the clock was set since then.
  private var left: Left?

  /// The clock may have been right when it was left, and wrong after the start.
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

  /// As it was left; nil when it was answered.
  /// - Parameter isAfterBoot: the machine was started anew since then.
  init?(restoring decision: Decision, isAfterBoot: Bool = false) {
    switch decision.outcome {
    // A ring that was not handed over is owed; one that was is not repeated.
    case .due: state = .waiting(from: decision.at)
    case .announced: state = .announced(at: decision.at, rangTwice: true)
    case .snoozed: state = .snoozed(until: decision.wake ?? decision.at)
    default: return nil
    }
    occurrence = decision.occurrence
    snoozes = decision.snoozes
    if isAfterBoot { left = Left(state: state, taken: state) }
  }

  /// Whether people have been told of it, and nobody has put it off since.
  package var isAnnounced: Bool {
    switch state {
    case .waiting, .snoozed: false
    case .announcing, .announced, .countdown: true
    }
  }

  /// Its time has come, and nobody has been told of it.
  var isOverlooked: Bool {
    if case .waiting = state { true } else { deferredSince != nil }
  }

  /// When it is to ring that waits; nil for any other.
  package var ringsFrom: WallInstant? { if case .waiting(let from) = state { from } else { nil } }

  package var isAnnouncing: Bool { if case .announcing = state { true } else { false } }

  package var snoozedUntil: WallInstant? {
    if case .snoozed(let until) = state { until } else { nil }
  }

  /// A person asked for it: nothing but a session holds it back.
  var isWanted: Bool {
    if case .wanted = occurrence.key.time { true } else { false }
  }

  /// Whether its ring is ordered, or may not have died away.
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

  /// When its routine starts by itself; nil when it waits to be answered.
  package var startsAt: WallInstant? {
    if case .countdown(_, let startsAt) = state { startsAt } else { nil }
  }

  /// When an announced one rings again; nil: it has rung as often as it does.
  var ringsAgainAt: WallInstant? {
    guard case .announced(let at, let rangTwice) = state else { return nil }
    guard rangTwice else { return at.adding(seconds: Agenda.secondRingDelay) }
    return unheardAt?.adding(seconds: Agenda.secondRingDelay << Int64(min(ringsUnheard, 8)))
  }

  /// When it ends unanswered; nil while it was not announced.
  var expiry: WallInstant? {
    switch state {
    case .waiting, .announcing, .snoozed: nil
    case .announced(let at, _), .countdown(let at, _): at.adding(seconds: Agenda.answerTime)
    }
  }

  /// Takes what a clock before the start has said for what it is, now that this one is set.
  /// - Returns: false for what has come since the start.
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
