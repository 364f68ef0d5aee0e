// The only place in the daemon that reads clocks: the core receives the time as a parameter.

import Glibc
import Scheduling

/// Reads of the kernel's clocks.
package enum Clocks {
  /// The wall clock (CLOCK_REALTIME): milliseconds since 1970-01-01T00:00:00Z.
  package static func realtimeMilliseconds() -> Int64 {
    nanoseconds(of: CLOCK_REALTIME) / 1_000_000
  }

  /// The wall clock with both clocks that cannot be set, for `ClockPassage`. The three reads are
  /// microseconds apart, which does not matter: nothing shorter than a second counts.
  package static func reading() -> ClockReading {
    ClockReading(
      wall: WallInstant(milliseconds: realtimeMilliseconds()),
      monotonic: nanoseconds(of: CLOCK_MONOTONIC) / 1_000_000,
      sinceBoot: nanoseconds(of: CLOCK_BOOTTIME) / 1_000_000)
  }

  static func nanoseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    // Fails only for a clock that the kernel does not have; these always exist.
    let result = clock_gettime(clock, &time)
    precondition(result == 0, "clock_gettime(\(clock)): \(errorText(errno))")
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
