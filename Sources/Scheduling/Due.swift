// An occurrence between coming due and being answered.

package struct Due: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// Recorded, and to be announced from then on, as soon as no session is on.
    case waiting(from: WallInstant)
    /// The ring is ordered; its first frame was not handed over yet.
    case announcing(since: WallInstant)
    /// Announced at that instant; `rangTwice` once the second ring was ordered.
    case announced(at: WallInstant, rangTwice: Bool)
    /// Announced; its routine starts then unless somebody stops it.
    case countdown(announcedAt: WallInstant, startsAt: WallInstant)
  }

  package var occurrence: Occurrence
  package var state: State

  /// Whether people have been told of it.
  package var isAnnounced: Bool {
    if case .waiting = state { false } else { true }
  }

  package var isAnnouncing: Bool { if case .announcing = state { true } else { false } }

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
    case .waiting, .announcing: nil
    case .announced(let at, _), .countdown(let at, _): at.adding(seconds: Agenda.answerTime)
    }
  }
}
