// The store as the conductor uses it: a store that fails stops nobody from being reminded. The
// failure is told, what could not be written waits in memory, and is written when it can be.

import Planning
import Practice
import Routines
import Scheduling
import Store

package final class History {
  private let open: () throws(StoreError) -> any StorePort
  private var store: (any StorePort)?
  /// What does not work now.
  private var failure: String?
  /// What a broken store was kept as: told for as long as the daemon lives, since all that it
  /// held is forgotten.
  private var damage: String?
  private var unwritten = UnwrittenChanges()

  /// The agenda could not be told what it knew when it ended.
  package private(set) var owesMemory = false
  /// When old rows were removed last.
  private var pruned: WallInstant?
  /// What was read of the practice last: status asks at every change.
  private var known: (key: AdherenceKey, value: Adherence)?
  /// How often something was done or removed.
  private var practiceChanges = 0
  /// How far back status looks: a year of weeks.
  private static let statusDays = 53 * 7

  /// In seconds: how long a hold outlives the daemon that its owner was connected to.
  private static let returnOfOwners: Int64 = 60
  /// A year and more, in seconds: what is older is removed.
  private static let horizon: Int64 = 400 * 86_400
  /// What a value is called that outlives a restart.
  private enum Value {
    static let off = "off"
    static let holds = "holds"
    static let boot = "boot"
  }

  /// Which start of the machine this is; nil where nothing tells.
  private let boot: String?

  /// - Parameter open: opens the store, or makes a new one.
  package init(
    boot: String? = nil, _ open: @escaping () throws(StoreError) -> any StorePort
  ) {
    self.boot = boot
    self.open = open
    attempt { () throws(StoreError) in _ = try reach() }
  }

  /// What is wrong, in a sentence; nil when all is well.
  package var problem: String? { failure ?? damage }

  /// Decisions that are lost for good, since nothing could be written for too long; 0 again once
  /// everything that is left is written.
  package var decisionsLost: Int { unwritten.decisionsLost }

  /// The same in a sentence; nil when none is lost.
  package var loss: String? {
    let count = decisionsLost
    guard count > 0 else { return nil }
    return "\(count) decision\(count == 1 ? "" : "s") about reminders could not be kept: more than "
      + "\(UnwrittenChanges.changesMax) changes wait to be written"
  }

  /// Whether something could not be written yet.
  package var isBehind: Bool { failure != nil && !unwritten.isEmpty }

  /// What the agenda knew when it ended.
  package func memory(at now: WallInstant) -> AgendaMemory {
    var memory = AgendaMemory(since: now.adding(seconds: -Agenda.memorySpan))
    owesMemory = true
    attempt { () throws(StoreError) in
      let store = try reach()
      memory.lastSeen = try store.lastDecided()
      // After a long absence: what was decided when it began, in whichever zone that was.
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

  /// What was decided about occurrences from an instant on, written or not; nil while it cannot be
  /// read.
  package func decisions(since start: WallInstant) -> [Decision]? {
    var found: [Decision]?
    attempt { () throws(StoreError) in
      found = try reach().decisions(since: start)
      owesMemory = false
    }
    return found.map { $0 + unwritten.decisions }
  }

  /// What was decided, the newest first.
  /// - Parameter reminder: of this one only; nil: of all.
  package func decisions(of reminder: String?, count: Int) -> [Decision] {
    var written: [Decision] = []
    attempt { () throws(StoreError) in
      written = try reach().decisions(of: reminder, count: count)
    }
    let waiting = unwritten.decisions.reversed()
      .filter { reminder == nil || $0.occurrence.key.reminder == reminder }
    return Array((waiting + written).prefix(count))
  }

  /// Nil: reminders are on.
  package func keep(_ off: OffSpell?) { add(.value(name: Value.off, off?.text)) }

  package func keep(_ holds: [HoldSpell]) { add(.value(name: Value.holds, holds.text)) }

  /// Whether the machine was started anew since the agenda ended; this start is noted.
  private func isOfEarlierBoot(_ store: any StorePort) throws(StoreError) -> Bool {
    guard let boot else { return false }
    let before = try store.value(Value.boot)
    if before != boot { add(.value(name: Value.boot, boot)) }
    return before.map { $0 != boot } ?? false
  }

  /// Whoever held reminders for as long as it was connected has a minute to be so again, unless it
  /// has ended with the machine.
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

  /// Once a day: what is older than a year and more is removed with the next `flush`.
  package func prune(at now: WallInstant) {
    if let pruned, now < pruned.adding(seconds: 86_400), pruned <= now { return }
    pruned = now
    add(.prune(before: now.adding(seconds: -Self.horizon)))
  }

  /// Whether a pain was told since an instant, by whichever program.
  package func hasPain(toldSince start: WallInstant) -> Bool {
    var isTold = unwritten.changes.contains {
      if case .pain(let pain) = $0 { pain.at >= start && pain.feeling == .pain } else { false }
    }
    attempt { () throws(StoreError) in
      if !isTold { isTold = try reach().hasPain(toldSince: start) }
    }
    return isTold
  }

  /// What was done and what hurt; nothing while the store cannot be read.
  package func exerciseHistory(since start: WallInstant, today: Int) -> ExerciseHistory {
    var result = ExerciseHistory(today: today)
    attempt { () throws(StoreError) in
      result = try reach().exerciseHistory(since: start, today: today)
    }
    for change in unwritten.changes { result.take(change) }
    return result
  }

  /// The goal as it is kept, read anew only when something was done; nil while nothing can be read.
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

  /// Another program has written: nothing that was read before stands, and where it could write,
  /// what waits may be written as well.
  package func readAnew() {
    known = nil
    flush()
  }

  /// What an adherence was read for.
  private struct AdherenceKey: Hashable {
    var goal: Goal
    var today: Int
    var own: Int
    var foreign: Int
  }

  /// Keeps a session in place of its older self.
  package func keep(_ session: PastSession) {
    add(.session(session))
    flush()
  }

  /// Keeps a change with the next `flush`.
  package func add(_ change: HistoryChange) {
    switch change {
    case .session, .pain, .removal: practiceChanges += 1
    default: break
    }
    unwritten.add(change)
  }

  /// Writes what was added, and whatever could not be written before.
  package func flush() {
    guard !unwritten.isEmpty else { return }
    attempt { () throws(StoreError) in
      try reach().apply(unwritten.changes)
      unwritten.areWritten()
      failure = nil
    }
  }

  /// A value that outlives a restart, as it was set last, written or not.
  package func value(_ name: String) -> String? {
    for case .value(name: name, let value) in unwritten.changes.reversed() { return value }
    var value: String?
    attempt { () throws(StoreError) in value = try reach().value(name) }
    return value
  }

  package func setValue(_ value: String?, for name: String) {
    add(.value(name: name, value))
    flush()
  }

  /// Writes what could not be written before, if it can be now.
  package func close() {
    flush()
    attempt { () throws(StoreError) in try store?.close() }
    store = nil
  }

  /// The store; one that could not be opened is tried anew each time.
  private func reach() throws(StoreError) -> any StorePort {
    if let store { return store }
    let opened = try open()
    store = opened
    return opened
  }

  /// What fails is kept as the sentence that people are told; nobody has to stop for it.
  private func attempt(_ body: () throws(StoreError) -> Void) {
    do throws(StoreError) { try body() } catch {
      switch error {
      case .damaged, .fromTheFuture:
        damage = "\(error)"
        // It was put aside: a new one is begun.
        store = try? open()
      case .cannotOpen, .cannotWrite: failure = "\(error)"
      }
    }
  }
}

extension ExerciseHistory {
  /// What could not be written yet is true all the same: a pain that was told bars its exercise.
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
