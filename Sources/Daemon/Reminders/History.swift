// The store as the conductor uses it: a store that fails stops nobody from being reminded. The
// failure is told, what could not be written waits in memory, and is written when it can be.

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
  private var unwritten: [HistoryChange] = []

  /// A year and more: what a clock that is set back may bring again.
  private static let horizon: Int64 = 400 * 86_400
  /// Changes kept in memory while nothing can be written.
  private static let unwrittenMax = 10_000

  /// - Parameter open: opens the store, or makes a new one.
  package init(_ open: @escaping () throws(StoreError) -> any StorePort) {
    self.open = open
    attempt { () throws(StoreError) in _ = try reach() }
  }

  /// What is wrong, in a sentence; nil when all is well.
  package var problem: String? { failure ?? damage }

  /// The agenda as it was left.
  package func agenda(at now: WallInstant) -> Agenda {
    var agenda = Agenda()
    attempt { () throws(StoreError) in
      let store = try reach()
      agenda = Agenda(
        decisions: try store.decisions(since: now.adding(seconds: -Self.horizon)),
        rules: try store.rules())
    }
    return agenda
  }

  /// What was done and what hurt; nothing while the store cannot be read.
  package func exerciseHistory(since start: WallInstant, today: Int) -> ExerciseHistory {
    var result = ExerciseHistory(today: today)
    attempt { () throws(StoreError) in
      result = try reach().exerciseHistory(since: start, today: today)
    }
    for change in unwritten { result.take(change) }
    return result
  }

  /// Keeps a change with the next `flush`.
  package func add(_ change: HistoryChange) {
    if unwritten.count < Self.unwrittenMax { unwritten.append(change) }
  }

  /// Writes what was added, and whatever could not be written before.
  package func flush() {
    guard !unwritten.isEmpty else { return }
    attempt { () throws(StoreError) in
      try reach().apply(unwritten)
      unwritten = []
      failure = nil
    }
  }

  package func value(_ name: String) -> String? {
    for case .value(name: name, let value) in unwritten.reversed() { return value }
    var value: String?
    attempt { () throws(StoreError) in value = try reach().value(name) }
    return value
  }

  package func setValue(_ value: String?, for name: String) {
    add(.value(name: name, value))
    flush()
  }

  package func close() {
    attempt { () throws(StoreError) in try store?.close() }
    store = nil
  }

  private func reach() throws(StoreError) -> any StorePort {
    if let store { return store }
    let opened = try open()
    store = opened
    return opened
  }

  private func attempt(_ body: () throws(StoreError) -> Void) {
    do throws(StoreError) { try body() } catch {
      guard case .damaged = error else {
        failure = "\(error)"
        return
      }
      damage = "\(error)"
      // It was put aside: a new one is begun.
      store = try? open()
    }
  }
}

extension ExerciseHistory {
  /// What could not be written yet is true all the same: a pain that was told bars its exercise.
  fileprivate mutating func take(_ change: HistoryChange) {
    switch change {
    case .pain(let pain):
      let day = pain.at.localDay(offset: pain.offset)
      pains.append(Pain(day: day, exercise: pain.exercise, level: pain.level))
    case .clearance(let exercise, _):
      for index in pains.indices where pains[index].exercise == exercise {
        pains[index].isCleared = true
      }
    case .decision, .rule, .session, .value: break
    }
  }
}
