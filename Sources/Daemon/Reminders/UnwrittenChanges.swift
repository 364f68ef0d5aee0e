// What waits to be written while the store cannot be: a full disk may stay full for weeks. Memory
// is bounded all the same, so something may have to go; this says what, and counts it, so that
// nothing is lost in silence.

import Practice
import Scheduling
import Store

struct UnwrittenChanges {
  /// In the order in which they are to be written.
  private(set) var changes: [HistoryChange] = []
  /// Decisions that had to go and will never be written.
  private(set) var decisionsLost = 0
  /// How many of the changes are about each occurrence: all but the newest are superseded.
  private var counts: [OccurrenceKey: Int] = [:]
  /// How many of the changes are superseded by a later one about the same occurrence.
  private var superseded = 0

  /// Changes at the most, as far as some may be dropped: some MiB. A year of reminders, twenty a
  /// day, with each of their decisions.
  static let changesMax = 10_000

  var isEmpty: Bool { changes.isEmpty }

  /// What was decided, oldest first.
  var decisions: [Decision] {
    changes.compactMap { if case .decision(let decision) = $0 { decision } else { nil } }
  }

  /// Takes the place of an older change that this one makes void, which loses nothing; else comes
  /// last, and when too many wait, one that may be dropped goes.
  mutating func add(_ change: HistoryChange) {
    if change.mayReplaceAnother,
      let older = changes.lastIndex(where: { $0.isVoid(after: change) })
    {
      changes[older] = change
      return
    }
    changes.append(change)
    if let key = change.occurrence { count(key, 1) }
    if changes.count > Self.changesMax { dropOne() }
  }

  /// Everything is on the disk; what was lost before is of the past.
  mutating func areWritten() { self = Self() }

  /// First an older decision about an occurrence that has a newer one: the newest is what a restart
  /// goes on with, the others only tell the story. Then the oldest decision of all. What a person
  /// has done or said (a session, a pain, that reminders are off) never goes: nobody does ten
  /// thousand things while a disk is full.
  private mutating func dropOne() {
    let index =
      superseded > 0
      ? changes.firstIndex { $0.occurrence.map { counts[$0, default: 0] > 1 } ?? false }
      : changes.firstIndex { $0.occurrence != nil }
    guard let index, let key = changes[index].occurrence else { return }
    if case .decision = changes[index] { decisionsLost += 1 }
    changes.remove(at: index)
    count(key, -1)
  }

  private mutating func count(_ key: OccurrenceKey, _ difference: Int) {
    let before = counts[key, default: 0]
    let after = before + difference
    counts[key] = after == 0 ? nil : after
    superseded += max(0, after - 1) - max(0, before - 1)
  }
}

extension HistoryChange {
  /// The occurrence whose newest decision this sets or takes back; nil for everything else.
  fileprivate var occurrence: OccurrenceKey? {
    switch self {
    case .decision(let decision): decision.occurrence.key
    case .disregarded(let key): key
    case .rule, .session, .pain, .removal, .clearance, .clearedElsewhere, .value, .prune: nil
    }
  }

  /// Whether it may make an older change void, so that a look for one is worth its while.
  fileprivate var mayReplaceAnother: Bool {
    switch self {
    case .session, .value, .rule, .prune: true
    default: false
    }
  }

  /// Whether nothing of this is left once `newer` is written: the same session further on, the
  /// same value, the same reminder's rule.
  fileprivate func isVoid(after newer: HistoryChange) -> Bool {
    switch (self, newer) {
    case (.session(let old), .session(let new)): old.uid == new.uid
    case (.value(let old, _), .value(let new, _)): old == new
    case (.rule(let old), .rule(let new)): old.reminder == new.reminder
    case (.prune(let old), .prune(let new)): old <= new
    default: false
    }
  }
}
