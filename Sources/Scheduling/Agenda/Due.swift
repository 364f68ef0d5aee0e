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

  init(occurrence: Occurrence, state: State, snoozes: Int = 0) {
    self.occurrence = occurrence
    self.state = state
    self.snoozes = snoozes
  }

  /// As it was left; nil when it was answered.
  init?(restoring decision: Decision) {
    switch decision.outcome {
    // A ring that was not handed over is owed; one that was is not repeated.
    case .due: state = .waiting(from: decision.at)
    case .announced: state = .announced(at: decision.at, rangTwice: true)
    case .snoozed: state = .snoozed(until: decision.wake ?? decision.at)
    default: return nil
    }
    occurrence = decision.occurrence
    snoozes = decision.snoozes
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

  package var isAnnouncing: Bool { if case .announcing = state { true } else { false } }

  package var snoozedUntil: WallInstant? {
    if case .snoozed(let until) = state { until } else { nil }
  }

  /// A person asked for it: nothing but a session holds it back.
  var isWanted: Bool { occurrence.key.isWanted }

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

  /// When it ends unanswered; nil while it was not announced.
  var expiry: WallInstant? {
    switch state {
    case .waiting, .announcing, .snoozed: nil
    case .announced(let at, _), .countdown(let at, _): at.adding(seconds: Agenda.answerTime)
    }
  }

  /// Moves the instants that count elapsed time with a clock that was set.
  mutating func move(by step: Int64) {
    func moved(_ instant: WallInstant) -> WallInstant {
      WallInstant(milliseconds: instant.milliseconds + step)
    }
    deferredSince = deferredSince.map(moved)
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

extension OccurrenceKey {
  private static let wanted = " now"

  /// Of an occurrence that a person asks for at a local time.
  init(reminder: String, wantedAt local: CivilDateTime) {
    self.init(reminder: reminder, local: "\(local)\(Self.wanted)")
  }

  var isWanted: Bool { local.hasSuffix(Self.wanted) }
}
