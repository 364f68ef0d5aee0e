// Records sessions and pain with their local day, and reads them back for the rules of practice. A
// session is written at every phase with the outcome `cutShort`, so that the record is right if the
// daemon crashes.

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
    /// The exercise that was done last; nil if none was.
    var exercise: String?
    var at: WallInstant
    /// Seconds east of UTC.
    var offset: Int
    /// Exercises were done, and the session was completed or stopped, so asking about pain makes
    /// sense.
    var isWorthAsking: Bool
    /// Advice after strong pain was reported; nil for none.
    var advice: String?

    /// Whether it ended less than ten minutes ago, so that a pain reported now belongs to it.
    func isRecent(at now: WallInstant) -> Bool { now.milliseconds - at.milliseconds < 600_000 }
  }

  /// How a session began.
  struct Beginning: Hashable {
    /// The reminder that it answers.
    var reminder: String?
    /// The version of the routine.
    var version: String?
    /// It started by itself after a countdown.
    var byItself = false
  }

  private let history: History
  private let zones: ZoneBook
  private let now: () -> WallInstant
  /// The current session; nil if there is none.
  private var current: PastSession?
  /// The last session that has ended since the daemon started.
  private(set) var last: Ended?
  /// False if the user wants no record of sessions and pain.
  private(set) var isKept = true

  init(history: History, zones: ZoneBook, now: @escaping () -> WallInstant) {
    self.history = history
    self.zones = zones
    self.now = now
  }

  /// What was done and what hurt, as the rules of composing and practice need it.
  package var exerciseHistory: ExerciseHistory {
    let now = now()
    return history.exerciseHistory(
      since: now.adding(seconds: -ExerciseHistory.horizon),
      today: now.localDay(offset: offset(at: now)))
  }

  /// Whether a session ended less than ten minutes ago.
  var hasJustEnded: Bool { last?.isRecent(at: now()) ?? false }

  /// Whether to ask the user how much it hurts: a session has just ended, and no pain was recorded
  /// since, here or by a command.
  var isWorthAsking: Bool {
    guard isKept, hasJustEnded, let last, last.isWorthAsking else { return false }
    return !history.hasPain(toldSince: last.at)
  }

  /// - Parameter isWanted: false to record nothing.
  func keepHistory(_ isWanted: Bool) { isKept = isWanted }

  /// What is wrong with the history, in a sentence; nil if nothing is.
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

  /// The session is being followed: the user gave a command, or it can be heard.
  func confirm() { current?.isConfirmed = true }

  /// Records what was done so far, at the end of a phase.
  func progress(_ record: SessionRecord) { keep(record, as: .cutShort) }

  /// Records the session with its outcome.
  /// - Returns: how long it lasted by the wall clock, in seconds.
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
    // Never earlier than the previous version of the record, even if the clock was set back.
    current!.changed = max(now, current!.changed)
    history.keep(current!)
  }

  // MARK: Pain

  /// Records a pain at once, so that a crash during the session can't lose it.
  /// - Parameter exercise: its id; nil if the pain belongs to no exercise.
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

  /// Records how much it hurts after a session. The pain belongs to no single exercise.
  /// - Parameter pain: 0 to 10.
  func answer(pain: Int) {
    hurt(nil, level: pain)
    last?.advice = SafetyAdvice.after(pain: pain)
  }

  private func offset(at instant: WallInstant) -> Int { zones.system.offset(at: instant) }
}
