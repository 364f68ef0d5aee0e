// What the daemon needs of the store, so that it is tested with one in memory that fails when a
// test says so. The adapter is the store itself.

import Practice
import Routines
import Scheduling
import Store

package protocol StorePort: AnyObject {
  /// All of them, or none when it throws.
  func apply(_ changes: [HistoryChange]) throws(StoreError)
  /// The newest of each occurrence from an instant on, and of each that is still open.
  func decisions(since start: WallInstant) throws(StoreError) -> [Decision]
  func lastDecided() throws(StoreError) -> WallInstant?
  /// All that was decided, the newest first.
  func decisions(of reminder: String?, count: Int) throws(StoreError) -> [Decision]
  func rules() throws(StoreError) -> [RuleInForce]
  func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession]
  func exerciseHistory(
    since start: WallInstant, today: Int
  ) throws(StoreError) -> ExerciseHistory
  func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>)
  /// Whether a pain was told, none of 0 included.
  func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool
  /// Changes with every write of another process.
  func foreignVersion() throws(StoreError) -> Int
  func value(_ name: String) throws(StoreError) -> String?
  func close() throws(StoreError)
}

extension HistoryStore: StorePort {}
