// What is kept of sessions: when each was, what was done in it and what hurt, with the local day of
// each; and what the rules of practice read of it.

import Routines
import Scheduling
import Sessions
import Store

package final class SessionLog {
  /// A session that has ended.
  struct Ended: Hashable {
    var routine: String
    var outcome: SessionOutcome
    /// The one that was done last in it.
    var exercise: String?
    var at: WallInstant
    /// Seconds east of UTC.
    var offset: Int
  }

  private let history: History
  private let zones: ZoneBook
  private let now: () -> WallInstant
  private var started: WallInstant?
  /// The one that ended last since the daemon started.
  private(set) var last: Ended?

  /// What is older says nothing any more: a year and more.
  private static let horizon: Int64 = 400 * 86_400

  init(history: History, zones: ZoneBook, now: @escaping () -> WallInstant) {
    self.history = history
    self.zones = zones
    self.now = now
  }

  /// As the rules of composing and practice ask for it.
  package var exerciseHistory: ExerciseHistory {
    let now = now()
    return history.exerciseHistory(
      since: now.adding(seconds: -Self.horizon), today: now.localDay(offset: offset(at: now)))
  }

  /// Whether a session ended a moment ago, so that what is told now is of it: ten minutes.
  var hasJustEnded: Bool {
    last.map { now().milliseconds - $0.at.milliseconds < 600_000 } ?? false
  }

  /// Why what was done cannot be read, in a sentence; nil when it can.
  var problem: String? { history.problem }

  func begin() { started = now() }

  /// - Returns: how long it lasted by the wall's clock, in seconds.
  @discardableResult
  func end(_ record: SessionRecord) -> Int64 {
    let now = now()
    let started = started ?? now
    let offset = offset(at: started)
    history.add(.session(PastSession(record, started: started, ended: now, offset: offset)))
    history.flush()
    last = Ended(
      routine: record.routine, outcome: record.outcome,
      exercise: record.parts.last { $0.done > .zero }?.exercise, at: now,
      offset: self.offset(at: now))
    return max(0, now.seconds - started.seconds)
  }

  /// Kept at once: a pain must not be lost with the session.
  /// - Parameter level: 1 to 10.
  func hurt(_ exercise: String?, level: Int) {
    let now = now()
    history.add(
      .pain(ToldPain(at: now, offset: offset(at: now), exercise: exercise, level: level)))
    history.flush()
  }

  private func offset(at instant: WallInstant) -> Int { zones.system.offset(at: instant) }
}
