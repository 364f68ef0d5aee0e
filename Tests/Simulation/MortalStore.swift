// The real store, by which a daemon can die: before or after a write is on the disk, so that
// nothing that follows in its life has any effect; or whose disk is full for a while.

import Daemon
import Practice
import Routines
import Scheduling
import Store

final class MortalStore: StorePort {
  private let store: HistoryStore
  /// How many writes until it dies; nil: it lives on.
  var writesLeft: Int?
  /// Whether the last of them is still made.
  var diesAfterWrite = false
  var isFull = false
  private var waiting = 0
  private(set) var isDead = false
  /// Told of what is on the disk now.
  private let written: ([HistoryChange]) -> Void
  /// Told of what is to be written, and is not yet.
  private let wanted: ([HistoryChange]) -> Void

  init(
    path: String, wanted: @escaping ([HistoryChange]) -> Void,
    written: @escaping ([HistoryChange]) -> Void
  ) throws(StoreError) {
    store = try HistoryStore(path: path)
    self.wanted = wanted
    self.written = written
  }

  func apply(_ changes: [HistoryChange]) throws(StoreError) {
    if isDead { return }
    // What waits for a disk is handed over again and again, and grows at its end.
    wanted(Array(changes.dropFirst(waiting)))
    waiting = changes.count
    if let left = writesLeft {
      if left == 0 {
        isDead = true
        if !diesAfterWrite || isFull { return }
      }
      writesLeft = left - 1
    }
    if isFull { throw .cannotWrite("history.db", reason: "disk full") }
    try store.apply(changes)
    waiting = 0
    written(changes)
  }

  /// The process is gone, wherever it was.
  func kill() { isDead = true }

  func decisions(since start: WallInstant) throws(StoreError) -> [Decision] {
    try store.decisions(since: start)
  }
  func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool {
    try store.hasPain(toldSince: start)
  }
  func lastDecided() throws(StoreError) -> WallInstant? { try store.lastDecided() }
  func decisions(of reminder: String?, count: Int) throws(StoreError) -> [Decision] {
    try store.decisions(of: reminder, count: count)
  }
  func rules() throws(StoreError) -> [RuleInForce] { try store.rules() }
  func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession] {
    try store.sessions(endedSince: start)
  }
  func exerciseHistory(
    since start: WallInstant, today: Int
  ) throws(StoreError) -> ExerciseHistory {
    try store.exerciseHistory(since: start, today: today)
  }
  func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>) {
    try store.practiceDays(since: first)
  }
  func foreignVersion() throws(StoreError) -> Int { try store.foreignVersion() }
  func value(_ name: String) throws(StoreError) -> String? { try store.value(name) }
  func close() throws(StoreError) { if !isDead { try store.close() } }
}
