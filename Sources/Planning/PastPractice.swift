// Reads the practice so far for offline commands. The daemon may be writing at the same time, so
// the history is only read, and is not created if there is none.

import Practice
import Routines
import Scheduling
import Service
import Store

extension ExerciseHistory {
  /// How far back the rules of composing and progression look, in seconds: 400 days.
  package static let horizon: Int64 = 400 * 86_400
}

extension Places {
  /// What was done and what hurt; empty if nothing was recorded yet.
  /// - Parameter unreadable: called with a sentence if the history can't be read, which then counts
  ///   as empty.
  package func practice(unreadable: (String) -> Void) -> ExerciseHistory {
    let now = WallInstant(milliseconds: Clocks.realtimeMilliseconds())
    let today = now.localDay(offset: ZoneBook(zones).system.offset(at: now))
    do throws(StoreError) {
      if let store = try HistoryStore(reading: historyPath) {
        return try store.exerciseHistory(
          since: now.adding(seconds: -ExerciseHistory.horizon), today: today)
      }
    } catch {
      unreadable("\(error)")
    }
    return ExerciseHistory(today: today)
  }
}
