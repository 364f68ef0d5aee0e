// What was done so far, as a command reads it: beside a daemon that may be at work on it, and
// without making a history where none is.

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
  /// What was done and what hurt; empty where nothing was recorded yet.
  /// - Parameter unreadable: told why it cannot be read, in a sentence; it is then taken for empty.
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
