// What a command has changed is in force when it returns: a daemon that runs is made to read it.
// One that does not run reads it when it starts.

import Control

package enum RunningDaemon {
  /// Settings, reminders, routines or exercises were written.
  package static func reload() {
    var client = connected()
    _ = try? client?.call(LibraryMethod.Reload.self)
  }

  /// Sessions, pain or clearances were written to the history.
  package static func historyChanged() {
    var client = connected()
    _ = try? client?.call(HistoryMethod.Changed.self)
  }

  private static func connected() -> ControlClient? {
    guard let address = try? SocketAddress() else { return nil }
    return try? ControlClient(connectingTo: address)
  }
}
