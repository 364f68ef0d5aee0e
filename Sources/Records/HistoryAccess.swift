// The one way in which a command opens the history: beside a daemon that may be working on it. What
// cannot be opened is reported, and an unreadable history is never taken for an empty one.

import ConfigFiles
import Console
import Glibc
import Planning
import Practice
import Scheduling
import Service
import Store

struct HistoryAccess {
  let places: Places

  var now: WallInstant { WallInstant(milliseconds: Clocks.realtimeMilliseconds()) }

  /// For a new version of an entry: now, and later than its older self whatever the clock says.
  func later(than changed: WallInstant) -> WallInstant {
    max(now, WallInstant(milliseconds: changed.milliseconds + 1))
  }

  /// - Parameter body: given the history, or nil where nothing was recorded yet.
  /// - Returns: nil when it could not be read, which is printed.
  func read<T>(_ body: (HistoryStore?) throws(StoreError) -> T) -> T? {
    do throws(StoreError) {
      if let store = try HistoryStore(reading: places.historyPath) { return try body(store) }
      // One of an older version is brought up to date, as the daemon would.
      guard access(places.historyPath, F_OK) == 0 else { return try body(nil) }
      return try body(try HistoryStore(path: places.historyPath))
    } catch {
      Console.complain("limber: \(error)")
      return nil
    }
  }

  /// Keeps changes: all, or none. A running daemon shows them when this returns.
  /// - Returns: whether they were kept; why not is printed.
  func write(_ changes: [HistoryChange]) -> Bool {
    do throws(StoreError) {
      // The first entry may be made before the daemon has ever run.
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

  /// Whether the settings let anything be kept; that they do not is printed.
  func isKept(_ settings: Settings) -> Bool {
    if settings.keepsHistory { return true }
    Console.complain("limber: nothing is recorded: the settings have “history: off”")
    return false
  }
}
