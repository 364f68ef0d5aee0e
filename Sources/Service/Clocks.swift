// The only place of the daemon where clocks are read: the core is told the time.

import Glibc
import Scheduling

/// Reads of the kernel's clocks.
package enum Clocks {
  /// The wall clock (CLOCK_REALTIME): milliseconds since 1970-01-01T00:00:00Z.
  package static func realtimeMilliseconds() -> Int64 {
    nanoseconds(of: CLOCK_REALTIME) / 1_000_000
  }

  /// The wall's clock with both that nobody can set, for `ClockPassage`. Three calls, microseconds
  /// apart: nothing shorter than a second counts.
  package static func reading() -> ClockReading {
    ClockReading(
      wall: WallInstant(milliseconds: realtimeMilliseconds()),
      monotonic: nanoseconds(of: CLOCK_MONOTONIC) / 1_000_000,
      sinceBoot: nanoseconds(of: CLOCK_BOOTTIME) / 1_000_000)
  }

  static func nanoseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    // Fails only for a clock that the kernel does not have; these are always there.
    let result = clock_gettime(clock, &time)
    precondition(result == 0, "clock_gettime(\(clock)): \(errorText(errno))")
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
