// What the daemon needs from the store, so that it is tested with one in memory that can be made to
// fail. The adapter is the store itself.

import Practice
import Routines
import Scheduling
import Store

package protocol StorePort: AnyObject {
  /// Writes all changes, or none if it throws.
  func apply(_ changes: [HistoryChange]) throws(StoreError)
  /// The newest decision on each occurrence since an instant, and on each that is still open.
  func decisions(since start: WallInstant) throws(StoreError) -> [Decision]
  /// When the newest decision was made; nil if there is none.
  func lastDecided() throws(StoreError) -> WallInstant?
  /// All decisions, newest first; of one reminder, or of all if nil.
  func decisions(of reminder: String?, count: Int) throws(StoreError) -> [Decision]
  func rules() throws(StoreError) -> [RuleInForce]
  func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession]
  func exerciseHistory(
    since start: WallInstant, today: Int
  ) throws(StoreError) -> ExerciseHistory
  /// The days with practice, and the days of rest.
  func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>)
  /// Whether a pain was recorded since an instant; a level of 0 counts too.
  func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool
  /// A number that changes with every write by another process.
  func foreignVersion() throws(StoreError) -> Int
  func value(_ name: String) throws(StoreError) -> String?
  func close() throws(StoreError)
}

extension HistoryStore: StorePort {}
