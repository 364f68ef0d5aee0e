// The one loop of the daemon, around libsystemd's sd-event: timers, descriptors, signals and
// children become closures that run one after another on the thread that calls `run()`. It is
// deliberately not Sendable: sd-event belongs to one thread, and so does everything that it calls.

import CSystemd
import Glibc

/// A call to sd-event that failed, with the errno it returned.
package struct EventLoopError: Error, Equatable, CustomStringConvertible {
  package var operation: String
  package var code: Int32

  package init(operation: String, code: Int32) {
    self.operation = operation
    self.code = code
  }

  package var description: String { "\(operation): \(errorText(code))" }

  /// libsystemd returns errors as negative errno values.
  static func check(_ result: Int32, _ operation: String) throws(EventLoopError) {
    if result < 0 { throw EventLoopError(operation: operation, code: -result) }
  }
}

/// An event loop: sources live as long as they are held, closures run on the loop's thread.
package final class EventLoop {
  /// For sources here, and for sd-bus, which attaches itself to the loop.
  package let raw: OpaquePointer
  private var posted: [() -> Void] = []
  /// A timer in the past rather than sd-event's "defer" source: a defer source that is enabled
  /// again and again precedes all others for ever, while timers and descriptors take turns.
  private var turn: MonotonicTimer?

  package init() throws(EventLoopError) {
    var event: OpaquePointer?
    try EventLoopError.check(sd_event_new(&event), "sd_event_new")
    raw = event!
    turn = try monotonicTimer { [weak self] in self?.runPosted() }
  }

  deinit { sd_event_unref(raw) }

  /// Runs until `exit` is called, and returns its code. A loop runs once.
  package func run() throws(EventLoopError) -> Int32 {
    let result = sd_event_loop(raw)
    try EventLoopError.check(result, "sd_event_loop")
    return result
  }

  /// Makes `run()` return `code` (0 or more) after the closure that is running now.
  package func exit(_ code: Int32 = 0) {
    precondition(code >= 0, "an exit code is not negative")
    sd_event_exit(raw, code)
  }

  /// Runs `action` in the loop's next turn, after what is running now; in the order of the posts.
  package func post(_ action: @escaping () -> Void) {
    posted.append(action)
    turn?.arm(at: MonotonicInstant(nanoseconds: 0))
  }

  /// Pings the service manager if that is requested (WATCHDOG_USEC); otherwise adds no wake-ups.
  /// - Returns: whether pings are requested.
  package func answerWatchdog() throws(EventLoopError) -> Bool {
    let result = sd_event_set_watchdog(raw, 1)
    try EventLoopError.check(result, "sd_event_set_watchdog")
    return result > 0
  }

  private func runPosted() {
    let actions = posted
    posted = []
    for action in actions { action() }
  }
}
