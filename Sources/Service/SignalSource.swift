// Signals as events. sd-event reads them from a signalfd, which receives only signals that are
// blocked in every thread. So they are blocked before the first thread is created, and threads
// inherit that.

import CSystemd
import Glibc

/// The signals that the daemon handles as events.
package enum SignalSet {
  /// Stop, stop, reload, and the end of a child.
  package static let handled: [Int32] = [SIGTERM, SIGINT, SIGHUP, SIGCHLD]

  /// Blocks `handled` in the calling thread and in all threads that it starts, and ignores SIGPIPE
  /// (a write to a peer that has disconnected returns an error instead). Must be called first in
  /// `main`.
  package static func blockBeforeThreads() {
    block(handled)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Blocks SIGCHLD in the calling thread, for a loop that starts programs but handles no signals.
  package static func blockChildren() { block([SIGCHLD]) }

  /// Blocks signals in the calling thread.
  static func block(_ signals: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    // Fails only on an unknown `how`.
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }
}

/// Calls its closure for each arrival of a blocked signal (several may count as one).
package final class SignalSource: EventSource {
  private var arrived: (() -> Void)?

  fileprivate init(
    _ loop: EventLoop, _ number: Int32, _ arrived: @escaping () -> Void
  ) throws(EventLoopError) {
    self.arrived = arrived
    super.init()
    var source: OpaquePointer?
    let added = sd_event_add_signal(
      loop.raw, &source, number,
      { _, _, userdata in
        Unmanaged<SignalSource>.fromOpaque(userdata!).takeUnretainedValue().arrived?()
        return 0
      }, userdata)
    try EventLoopError.check(added, "sd_event_add_signal")
    attach(source)
  }

  package override func cancel() {
    super.cancel()
    arrived = nil
  }
}

extension EventLoop {
  /// Handles a signal as an event. Throws EBUSY if it is not blocked
  /// (`SignalSet.blockBeforeThreads`).
  package func onSignal(
    _ number: Int32, _ arrived: @escaping () -> Void
  ) throws(EventLoopError) -> SignalSource {
    try SignalSource(self, number, arrived)
  }
}
