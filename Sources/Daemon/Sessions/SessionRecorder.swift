// What is kept of sessions: when each was, what was done in it and what hurt, with the local day of
// each; and what the rules of practice read of it. A session is written with every phase, as one
// that was cut short: if the daemon dies, that is what it was.

import Planning
import Practice
import Routines
import Scheduling
import Sessions
import Store

package final class SessionRecorder {
  /// A session that has ended.
  struct Ended: Hashable {
    var routine: String
    var outcome: SessionOutcome
    /// The one that was done last in it.
    var exercise: String?
    var at: WallInstant
    /// Seconds east of UTC.
    var offset: Int
    /// Something was done, and nobody has told yet how it was.
    var isWorthAsking: Bool
    /// What a person should know who has told of strong pain after it.
    var advice: String?

    /// Whether it ended a moment ago, so that what is told now is of it: ten minutes.
    func isRecent(at now: WallInstant) -> Bool { now.milliseconds - at.milliseconds < 600_000 }
  }

  /// How a session came to be.
  struct Beginning: Hashable {
    /// The reminder that it answers.
    var reminder: String?
    /// Of the routine.
    var version: String?
    /// It counted down, and nobody stopped it.
    var byItself = false
  }

  private let history: History
  private let zones: ZoneBook
  private let now: () -> WallInstant
  /// The one that is on.
  private var current: PastSession?
  /// The one that ended last since the daemon started.
  private(set) var last: Ended?
  /// False: nothing is kept of sessions and pain.
  private(set) var isKept = true

  init(history: History, zones: ZoneBook, now: @escaping () -> WallInstant) {
    self.history = history
    self.zones = zones
    self.now = now
  }

  /// As the rules of composing and practice ask for it.
  package var exerciseHistory: ExerciseHistory {
    let now = now()
    return history.exerciseHistory(
      since: now.adding(seconds: -ExerciseHistory.horizon),
      today: now.localDay(offset: offset(at: now)))
  }

  /// Whether a session ended a moment ago.
  var hasJustEnded: Bool { last?.isRecent(at: now()) ?? false }

  /// Whether a person may be asked how much it hurts: a session has just ended, and they have not
  /// told, here or with a program of their own.
  var isWorthAsking: Bool {
    guard isKept, hasJustEnded, let last, last.isWorthAsking else { return false }
    return !history.hasPain(toldSince: last.at)
  }

  /// - Parameter isWanted: a person may wish that nothing is kept of them.
  func keepHistory(_ isWanted: Bool) { isKept = isWanted }

  /// Why what was done cannot be read, in a sentence; nil when it can.
  var problem: String? { history.problem }

  // MARK: A session

  func begin(_ record: SessionRecord, _ beginning: Beginning) {
    let now = now()
    current = PastSession(
      uid: EntryName.new(), record, started: now, ended: now, offset: offset(at: now),
      zone: zones.systemName, reminder: beginning.reminder, version: beginning.version,
      isConfirmed: !beginning.byItself)
    keep(record, as: .cutShort)
  }

  /// Somebody is there: a person has said something, or it can be heard.
  func confirm() { current?.isConfirmed = true }

  /// A phase has ended.
  func progress(_ record: SessionRecord) { keep(record, as: .cutShort) }

  /// - Returns: how long it lasted by the wall's clock, in seconds.
  @discardableResult
  func end(_ record: SessionRecord) -> Int64 {
    keep(record, as: record.outcome)
    let now = now()
    let started = current?.started ?? now
    current = nil
    last = Ended(
      routine: record.routine, outcome: record.outcome,
      exercise: record.parts.last { $0.done > .zero }?.exercise, at: now,
      offset: offset(at: now),
      isWorthAsking: record.work > .zero
        && [.completed, .stopped].contains(record.outcome))
    return max(0, now.seconds - started.seconds)
  }

  private func keep(_ record: SessionRecord, as outcome: SessionOutcome) {
    guard isKept, current != nil else { return }
    let now = now()
    current!.record = record
    current!.record.outcome = outcome
    current!.ended = now
    // Never before its older self, whatever the clock was set to.
    current!.changed = max(now, current!.changed)
    history.keep(current!)
  }

  // MARK: Pain

  /// Kept at once: a pain must not be lost with the session.
  /// - Parameter level: 0 to 10.
  func hurt(_ exercise: String?, level: Int) {
    guard isKept else { return }
    let now = now()
    history.add(
      .pain(
        PainRecord(
          uid: EntryName.new(), at: now, offset: offset(at: now), exercise: exercise,
          level: level)))
    history.flush()
  }

  /// How much it hurts after the session that has just ended; that is of no one exercise.
  /// - Parameter pain: 0 to 10.
  func answer(pain: Int) {
    hurt(nil, level: pain)
    last?.advice = SafetyAdvice.after(pain: pain)
  }

  private func offset(at instant: WallInstant) -> Int { zones.system.offset(at: instant) }
}
