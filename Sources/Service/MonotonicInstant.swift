// The clock for lengths of time: it never jumps, and stops while the machine sleeps. The sources of
// the loop use it; the wall clock has a separate timer.

import Glibc

/// An instant on CLOCK_MONOTONIC, in nanoseconds.
package struct MonotonicInstant: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Reads the clock.
  package static func now() -> MonotonicInstant {
    MonotonicInstant(nanoseconds: Clocks.nanoseconds(of: CLOCK_MONOTONIC))
  }

  package static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }

  /// Saturating, so that "never" can be expressed as now plus a very long time.
  package static func + (a: Self, b: Duration) -> Self {
    let (sum, overflow) = a.nanoseconds.addingReportingOverflow(b.wholeNanoseconds)
    return Self(nanoseconds: overflow ? .max : sum)
  }

  package static func - (a: Self, b: Self) -> Duration {
    .nanoseconds(a.nanoseconds - b.nanoseconds)
  }
}

extension Duration {
  /// Whole nanoseconds, rounded down; saturates after 292 years.
  package var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carried ? (seconds < 0 ? .min : .max) : sum
  }
}
