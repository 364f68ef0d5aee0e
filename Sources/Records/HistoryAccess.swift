// The one way in which an offline command opens the history, while a daemon may be using it. A
// history that cannot be read is reported, and never mistaken for an empty one.

import ConfigFiles
import Console
import Glibc
import Planning
import Practice
import Scheduling
import Service
import Store

/// Opens the store for each call and closes it afterwards, so that a command never blocks the
/// daemon for long.
struct HistoryAccess {
  let places: Places

  /// The wall clock, in milliseconds; a record is dated by it.
  var now: WallInstant { WallInstant(milliseconds: Clocks.realtimeMilliseconds()) }

  /// The time for a new version of an entry: now, but later than the version before, whatever the
  /// clock shows. Otherwise a clock that was set back would make the correction the older version.
  func later(than changed: WallInstant) -> WallInstant {
    max(now, WallInstant(milliseconds: changed.milliseconds + 1))
  }

  /// Reads without creating a history.
  /// - Parameter body: is given the history, or nil where nothing was recorded yet.
  /// - Returns: nil when the history cannot be read, which is then printed.
  func read<T>(_ body: (HistoryStore?) throws(StoreError) -> T) -> T? {
    do throws(StoreError) {
      if let store = try HistoryStore(reading: places.historyPath) { return try body(store) }
      // The file exists, so its schema is an older version's: it is migrated, as the daemon would
      // do.
      guard access(places.historyPath, F_OK) == 0 else { return try body(nil) }
      return try body(try HistoryStore(path: places.historyPath))
    } catch {
      Console.complain("limber: \(error)")
      return nil
    }
  }

  /// Stores changes, all of them or none. A running daemon shows them when this returns.
  /// - Returns: whether they were stored; if not, the reason is printed.
  func write(_ changes: [HistoryChange]) -> Bool {
    do throws(StoreError) {
      // The first entry may be written before the daemon has ever run.
      _ = Folders.make(places.data)
      let store = try HistoryStore(path: places.historyPath)
      try store.apply(changes)
      try store.close()
      RunningDaemon.historyChanged()
      return true
    } catch {
      Console.complain("limber: \(error)")
      return false
    }
  }

  /// Whether the settings allow records; if they do not, that is printed.
  func isKept(_ settings: Settings) -> Bool {
    if settings.keepsHistory { return true }
    Console.complain("limber: nothing is recorded: the settings have “history: off”")
    return false
  }
}
