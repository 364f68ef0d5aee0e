// What a command has changed is in force when the command returns: a running daemon is made to read
// it. A daemon that does not run reads it when it starts, so failures are ignored here.

import Control

/// Used after files or the history were written.
package enum RunningDaemon {
  /// Settings, reminders, routines or exercises were written.
  package static func reload() { call(LibraryMethod.Reload.self) }

  /// Sessions, pain or clearances were written to the history.
  package static func historyChanged() { call(HistoryMethod.Changed.self) }

  /// Without a daemon there is nothing to do. One that refuses, such as an older one that does not
  /// know the method, is reported: what it shows and plays is out of date until it is restarted.
  private static func call<Method: ControlMethod>(_ method: Method.Type)
  where Method.Parameters == NoParameters {
    guard let address = try? SocketAddress(), var client = try? ControlClient(connectingTo: address)
    else { return }
    do throws(ControlClientError) { _ = try client.call(method) } catch {
      Console.complain("the running daemon has not taken the change: \(error)")
    }
  }
}
