// What the agenda knew when the daemon stopped, so that the next one can continue from there.

/// A session that has ended, as far as reminders are concerned.
package struct PlayedSession: Hashable, Sendable {
  package var origin: SessionOrigin
  package var ended: WallInstant
  /// It was played to its end, so it also answers an occurrence that comes soon after.
  package var isCompleted: Bool
  /// It was long enough to hold back an `every`: completed, or at least two minutes.
  package var counts: Bool

  package init(_ origin: SessionOrigin, ended: WallInstant, isCompleted: Bool, lasted: Int64) {
    self.origin = origin
    self.ended = ended
    self.isCompleted = isCompleted
    counts = isCompleted || lasted >= Self.enough
  }

  package var routine: String { origin.routine }

  /// In seconds: how long an incomplete session must have lasted to count.
  private static let enough: Int64 = 120
}

/// A time in which nothing becomes due: occurrences in it are dropped and recorded.
package struct OffSpell: Hashable, Sendable {
  package var since: WallInstant
  /// Exclusive.
  package var until: WallInstant
  /// It was given as a length rather than as a time, so its end moves when the clock is set.
  package var isElapsed: Bool

  package init(since: WallInstant, until: WallInstant, isElapsed: Bool) {
    self.since = since
    self.until = until
    self.isElapsed = isElapsed
  }

  func covers(_ instant: WallInstant) -> Bool { since <= instant && instant < until }

  /// In order of: since, until, whether it is elapsed time.
  package var text: String {
    "\(since.milliseconds) \(until.milliseconds) \(isElapsed ? "elapsed" : "wall")"
  }

  /// Nil for anything but what `text` writes.
  package init?(text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, let since = Int64(words[0]), let until = Int64(words[1]),
      since < until, words[2] == "elapsed" || words[2] == "wall"
    else { return nil }
    self.init(
      since: WallInstant(milliseconds: since), until: WallInstant(milliseconds: until),
      isElapsed: words[2] == "elapsed")
  }
}

package struct AgendaMemory: Hashable, Sendable {
  /// The newest of each occurrence from `since` on, and of each that is still open: none of these
  /// is announced again, even if the clock is set back.
  package var decisions: [Decision]
  package var since: WallInstant
  /// Since when each reminder has had its rule.
  package var rules: [RuleInForce]
  /// The sessions that ended in the last half hour.
  package var sessions: [PlayedSession]
  package var off: OffSpell?
  package var holds: [HoldSpell]
  /// When anything was last decided.
  package var lastSeen: WallInstant?
  /// The machine was restarted since then: its clock may be wrong until it is set.
  package var isOfEarlierBoot: Bool

  package init(
    decisions: [Decision] = [], since: WallInstant = WallInstant(milliseconds: .min),
    rules: [RuleInForce] = [], sessions: [PlayedSession] = [], off: OffSpell? = nil,
    holds: [HoldSpell] = [], lastSeen: WallInstant? = nil,
    isOfEarlierBoot: Bool = false
  ) {
    self.decisions = decisions
    self.since = since
    self.rules = rules
    self.sessions = sessions
    self.off = off
    self.holds = holds
    self.lastSeen = lastSeen
    self.isOfEarlierBoot = isOfEarlierBoot
  }

  var decided: [OccurrenceKey: Decided] {
    Dictionary(decisions.map { ($0.occurrence.key, Decided($0)) }, uniquingKeysWith: { $1 })
  }
}
