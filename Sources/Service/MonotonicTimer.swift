// A timer on CLOCK_MONOTONIC: session phases, debouncing, back-off. sd-event's default accuracy of
// 250 ms would be audible, so 1 µs is requested.

import CSystemd
import Glibc

/// Fires once each time it is armed; has no cost while it is not armed.
package final class MonotonicTimer: EventSource {
  /// In microseconds. 0 would mean sd-event's default, 250 ms.
  private static let accuracy: UInt64 = 1

  private var elapsed: (() -> Void)?

  fileprivate init(
    _ loop: EventLoop, _ elapsed: @escaping () -> Void
  ) throws(EventLoopError) {
    self.elapsed = elapsed
    super.init()
    var source: OpaquePointer?
    let added = sd_event_add_time(
      loop.raw, &source, CLOCK_MONOTONIC, UInt64.max, Self.accuracy,
      { _, _, userdata in
        Unmanaged<MonotonicTimer>.fromOpaque(userdata!).takeUnretainedValue().elapsed?()
        return 0
      }, userdata)
    try EventLoopError.check(added, "sd_event_add_time")
    attach(source)
    setEnabled(SD_EVENT_OFF)
  }

  /// Fires at `instant`, at once if it has passed, never earlier. Replaces an earlier time.
  package func arm(at instant: MonotonicInstant) {
    guard let raw else { return }
    // Rounded up to sd-event's microseconds: late by less than one, never early.
    let microseconds = (UInt64(max(0, instant.nanoseconds)) + 999) / 1000
    sd_event_source_set_time(raw, microseconds)
    setEnabled(SD_EVENT_ONESHOT)
  }

  /// Fires after `delay`.
  package func arm(after delay: Duration) { arm(at: .now() + delay) }

  package func disarm() { setEnabled(SD_EVENT_OFF) }

  package override func cancel() {
    super.cancel()
    elapsed = nil
  }
}

extension EventLoop {
  /// A timer, initially disarmed.
  package func monotonicTimer(
    _ elapsed: @escaping () -> Void
  ) throws(EventLoopError) -> MonotonicTimer {
    try MonotonicTimer(self, elapsed)
  }
}
