// The history as the modes read it: beside a daemon that may be at work on it, and without making
// one where none is.

import Practice
import Routines
import Scheduling
import Service
import Store

extension Places {
  var historyPath: String { "\(data)/history.db" }

  /// What was done and what hurt; nothing where nothing was recorded yet. Why it cannot be read is
  /// told on standard error, and it is then taken for nothing.
  func practice() -> ExerciseHistory {
    let path = historyPath
    let log = SessionLog(
      history: History { () throws(StoreError) in
        if let store = try HistoryStore(reading: path) { return store }
        return NoStore()
      },
      zones: ZoneBook(zones),
      now: { WallInstant(milliseconds: Clocks.realtimeMilliseconds()) })
    let history = log.exerciseHistory
    if let problem = log.problem { Console.complain("limber: \(problem)") }
    return history
  }
}

/// Before the first session.
private final class NoStore: StorePort {
  func apply(_ changes: [HistoryChange]) throws(StoreError) {}
  func decisions(since start: WallInstant) throws(StoreError) -> [Decision] { [] }
  func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool { false }
  func lastDecided() throws(StoreError) -> WallInstant? { nil }
  func log(of reminder: String?, count: Int) throws(StoreError) -> [Decision] { [] }
  func rules() throws(StoreError) -> [RuleInForce] { [] }
  func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession] { [] }
  func exerciseHistory(since start: WallInstant, today: Int) throws(StoreError) -> ExerciseHistory {
    ExerciseHistory(today: today)
  }
  func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>) { ([], []) }
  func foreignVersion() throws(StoreError) -> Int { 0 }
  func value(_ name: String) throws(StoreError) -> String? { nil }
  func close() throws(StoreError) {}
}
