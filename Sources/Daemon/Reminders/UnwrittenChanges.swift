// Changes that wait in memory while the store can't be written, because a disk may stay full for
// weeks. Their number is limited; this decides what is dropped, and counts it, so that the loss is
// shown.

import Practice
import Scheduling
import Store

struct UnwrittenChanges {
  /// In the order in which they are to be written.
  private(set) var changes: [HistoryChange] = []
  /// Decisions that were dropped and will never be written.
  private(set) var decisionsLost = 0
  /// How many of the changes are about each occurrence: all but the newest are superseded.
  private var counts: [OccurrenceKey: Int] = [:]
  /// How many of the changes are superseded by a later one about the same occurrence.
  private var superseded = 0

  /// The most changes kept, as far as some may be dropped: a few MiB, or several months with twenty
  /// reminders a day.
  static let changesMax = 10_000

  var isEmpty: Bool { changes.isEmpty }

  /// The decisions that wait, oldest first.
  var decisions: [Decision] {
    changes.compactMap { if case .decision(let decision) = $0 { decision } else { nil } }
  }

  /// Replaces an older change that this one supersedes, which loses nothing. Otherwise appends it,
  /// and if too many wait, drops one that may be dropped.
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

  /// Everything is on disk. The count of lost decisions starts again at 0.
  mutating func areWritten() { self = Self() }

  /// Drops the oldest decision that a newer one on the same occurrence supersedes: a restart needs
  /// only the newest, the others are for `limber why`. If there is none, drops the oldest decision.
  /// What the user did (sessions, pain, off) is never dropped: it can't reach ten thousand changes.
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

  /// Whether this kind of change can supersede an older one, so that a search is worthwhile.
  fileprivate var mayReplaceAnother: Bool {
    switch self {
    case .session, .value, .rule, .prune: true
    default: false
    }
  }

  /// Whether `newer` supersedes this: the same session at a later time, the same value, the rule of
  /// the same reminder.
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
