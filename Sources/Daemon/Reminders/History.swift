// The store as the conductor uses it. A failing store must not stop reminders: the failure is shown
// as a problem, and changes wait in memory until they can be written.

import Planning
import Practice
import Routines
import Scheduling
import Store

package final class History {
  private let open: () throws(StoreError) -> any StorePort
  private var store: (any StorePort)?
  /// What does not work now, in a sentence.
  private var failure: String?
  /// Where a damaged store was moved to. Shown until the daemon ends, because its contents are lost
  /// to the daemon.
  private var damage: String?
  private var unwritten = UnwrittenChanges()

  /// The agenda's memory could not be read and must be read again.
  package private(set) var owesMemory = false
  /// When old rows were last removed.
  private var pruned: WallInstant?
  /// The adherence as last computed, cached because the status asks for it at every change.
  private var known: (key: AdherenceKey, value: Adherence)?
  /// How often this daemon changed the practice; a part of the cache's key.
  private var practiceChanges = 0
  /// In days: how far back the status looks, a year in complete weeks.
  private static let statusDays = 53 * 7

  /// In seconds: how long a hold is kept after a restart for its owner to connect again.
  private static let returnOfOwners: Int64 = 60
  /// In seconds: 400 days, somewhat more than a year; older rows are removed.
  private static let horizon: Int64 = 400 * 86_400
  /// The names of the values in the store.
  private enum Value {
    static let off = "off"
    static let holds = "holds"
    static let boot = "boot"
  }

  /// The boot ID of the machine; nil if there is none.
  private let boot: String?

  /// - Parameter open: opens the store, or creates it.
  package init(
    boot: String? = nil, _ open: @escaping () throws(StoreError) -> any StorePort
  ) {
    self.boot = boot
    self.open = open
    attempt { () throws(StoreError) in _ = try reach() }
  }

  /// What is wrong, in a sentence; nil if nothing is.
  package var problem: String? { failure ?? damage }

  /// Decisions lost because too many changes were waiting to be written; 0 again once the rest is
  /// written.
  package var decisionsLost: Int { unwritten.decisionsLost }

  /// The same in a sentence; nil if none was lost.
  package var loss: String? {
    let count = decisionsLost
    guard count > 0 else { return nil }
    return "\(count) decision\(count == 1 ? "" : "s") about reminders could not be recorded: more "
      + "than \(UnwrittenChanges.changesMax) changes wait to be written"
  }

  /// Whether changes wait because writing failed.
  package var isBehind: Bool { failure != nil && !unwritten.isEmpty }

  /// What the agenda knew when the daemon last stopped.
  package func memory(at now: WallInstant) -> AgendaMemory {
    var memory = AgendaMemory(since: now.adding(seconds: -Agenda.memorySpan))
    owesMemory = true
    attempt { () throws(StoreError) in
      let store = try reach()
      memory.lastSeen = try store.lastDecided()
      // After a long absence, the decisions from before it are needed too; two days earlier covers
      // any change of zone.
      if let seen = memory.lastSeen {
        memory.since = min(memory.since, seen.adding(seconds: -2 * 86_400))
      }
      memory.decisions = try store.decisions(since: memory.since)
      memory.rules = try store.rules()
      memory.sessions = try store.sessions(endedSince: now.adding(seconds: -1800))
      memory.off = try store.value(Value.off).flatMap(OffSpell.init(text:))
      memory.isOfEarlierBoot = try isOfEarlierBoot(store)
      memory.holds = try holds(store, at: now, areOfThisBoot: !memory.isOfEarlierBoot)
      owesMemory = false
    }
    return memory
  }

  /// The decisions on occurrences since an instant, written or not; nil if they can't be read.
  package func decisions(since start: WallInstant) -> [Decision]? {
    var found: [Decision]?
    attempt { () throws(StoreError) in
      found = try reach().decisions(since: start)
      owesMemory = false
    }
    return found.map { $0 + unwritten.decisions }
  }

  /// The decisions, newest first.
  /// - Parameter reminder: the reminder that they are about; nil for all.
  package func decisions(of reminder: String?, count: Int) -> [Decision] {
    var written: [Decision] = []
    attempt { () throws(StoreError) in
      written = try reach().decisions(of: reminder, count: count)
    }
    let waiting = unwritten.decisions.reversed()
      .filter { reminder == nil || $0.occurrence.key.reminder == reminder }
    return Array((waiting + written).prefix(count))
  }

  /// Stores until when reminders are off; nil if they are on.
  package func keep(_ off: OffSpell?) { add(.value(name: Value.off, off?.text)) }

  /// Stores the holds on reminders, so that they survive a restart.
  package func keep(_ holds: [HoldSpell]) { add(.value(name: Value.holds, holds.text)) }

  /// Whether the machine was restarted since the daemon last ran. Records the current boot ID.
  private func isOfEarlierBoot(_ store: any StorePort) throws(StoreError) -> Bool {
    guard let boot else { return false }
    let before = try store.value(Value.boot)
    if before != boot { add(.value(name: Value.boot, boot)) }
    return before.map { $0 != boot } ?? false
  }

  /// The stored holds. One that lasted while its owner was connected gets a minute for the owner to
  /// connect again, and ends if the machine was restarted, since the owner ended with it.
  private func holds(
    _ store: any StorePort, at now: WallInstant, areOfThisBoot: Bool
  ) throws(StoreError) -> [HoldSpell] {
    let kept = try store.value(Value.holds).map([HoldSpell].init(text:)) ?? []
    return kept.compactMap { hold in
      guard hold.isLeased else { return hold }
      let end = now.adding(seconds: Self.returnOfOwners)
      guard areOfThisBoot else { return nil }
      return HoldSpell(
        owner: hold.owner, until: min(end, hold.until ?? end), reason: hold.reason)
    }
  }

  /// At most once a day, has rows older than 400 days removed by the next `flush`.
  package func prune(at now: WallInstant) {
    if let pruned, now < pruned.adding(seconds: 86_400), pruned <= now { return }
    pruned = now
    add(.prune(before: now.adding(seconds: -Self.horizon)))
  }

  /// Whether a pain was recorded since an instant, by any program.
  package func hasPain(toldSince start: WallInstant) -> Bool {
    var isTold = unwritten.changes.contains {
      if case .pain(let pain) = $0 { pain.at >= start && pain.feeling == .pain } else { false }
    }
    attempt { () throws(StoreError) in
      if !isTold { isTold = try reach().hasPain(toldSince: start) }
    }
    return isTold
  }

  /// What was done and what hurt; empty if the store can't be read.
  package func exerciseHistory(since start: WallInstant, today: Int) -> ExerciseHistory {
    var result = ExerciseHistory(today: today)
    attempt { () throws(StoreError) in
      result = try reach().exerciseHistory(since: start, today: today)
    }
    for change in unwritten.changes { result.take(change) }
    return result
  }

  /// How well the goal is met. Cached until something was recorded; nil if nothing can be read.
  package func adherence(_ goal: Goal, today: Int) -> Adherence? {
    attempt { () throws(StoreError) in
      let store = try reach()
      let key = AdherenceKey(
        goal: goal, today: today, own: practiceChanges, foreign: try store.foreignVersion())
      if known?.key == key { return }
      let found = try store.practiceDays(since: today - Self.statusDays)
      known = (
        key, Adherence(found.days, rest: found.rest, today: today, goal: goal)
      )
    }
    return known?.key.today == today ? known?.value : nil
  }

  /// Another program has written: drops the cache. Also writes what waits, since the store can
  /// evidently be written again.
  package func readAnew() {
    known = nil
    flush()
  }

  /// What an adherence was computed for; if any part changes, it is computed again.
  private struct AdherenceKey: Hashable {
    var goal: Goal
    var today: Int
    var own: Int
    var foreign: Int
  }

  /// Writes a session, replacing an earlier version of it.
  package func keep(_ session: PastSession) {
    add(.session(session))
    flush()
  }

  /// Queues a change for the next `flush`.
  package func add(_ change: HistoryChange) {
    switch change {
    case .session, .pain, .removal: practiceChanges += 1
    default: break
    }
    unwritten.add(change)
  }

  /// Writes all queued changes, including those that could not be written earlier.
  package func flush() {
    guard !unwritten.isEmpty else { return }
    attempt { () throws(StoreError) in
      try reach().apply(unwritten.changes)
      unwritten.areWritten()
      failure = nil
    }
  }

  /// A stored value, as it was last set, written or not; nil if there is none.
  package func value(_ name: String) -> String? {
    for case .value(name: name, let value) in unwritten.changes.reversed() { return value }
    var value: String?
    attempt { () throws(StoreError) in value = try reach().value(name) }
    return value
  }

  /// Stores a value that survives a restart; nil removes it.
  package func setValue(_ value: String?, for name: String) {
    add(.value(name: name, value))
    flush()
  }

  /// Writes what is queued, if it can be written, and closes the store.
  package func close() {
    flush()
    attempt { () throws(StoreError) in try store?.close() }
    store = nil
  }

  /// The store, opened if it is not; if that fails, the next call tries again.
  private func reach() throws(StoreError) -> any StorePort {
    if let store { return store }
    let opened = try open()
    store = opened
    return opened
  }

  /// Runs a block, and turns a failure into the sentence that the status shows.
  private func attempt(_ body: () throws(StoreError) -> Void) {
    do throws(StoreError) { try body() } catch {
      switch error {
      case .damaged, .fromTheFuture:
        damage = "\(error)"
        // The damaged file was moved aside, so this creates a new store.
        store = try? open()
      case .cannotOpen, .cannotWrite: failure = "\(error)"
      }
    }
  }
}

extension ExerciseHistory {
  /// Applies a change that is not written yet, so that a reported pain bars its exercise at once.
  fileprivate mutating func take(_ change: HistoryChange) {
    switch change {
    case .pain(let pain) where pain.level > 0 && pain.feeling == .pain:
      let day = pain.at.localDay(offset: pain.offset)
      pains.append(Pain(day: day, exercise: pain.exercise, level: pain.level))
    case .clearance(let exercise, _):
      for index in pains.indices where pains[index].exercise == exercise {
        pains[index].isCleared = true
      }
    case .pain, .decision, .disregarded, .rule, .session, .removal, .clearedElsewhere, .value,
      .prune:
      break
    }
  }
}
