// Notices that the machine slept although nobody announced it (no logind, a frozen container, a
// laptop's lid handled by firmware): CLOCK_BOOTTIME goes on in sleep, CLOCK_MONOTONIC stands still,
// so their distance grows by exactly the time asleep. Nothing polls: it is read when something
// else woke the daemon anyway.

import Glibc

/// Remembers the distance between the two clocks, and tells by how much it has grown.
package struct SuspendGap: Sendable {
  /// Both clocks read at (almost) one instant.
  package struct Reading: Sendable {
    package var boottimeNanoseconds: Int64
    package var monotonic: MonotonicInstant

    package init(boottimeNanoseconds: Int64, monotonic: MonotonicInstant) {
      self.boottimeNanoseconds = boottimeNanoseconds
      self.monotonic = monotonic
    }

    package static func now() -> Reading {
      Reading(boottimeNanoseconds: Clocks.boottimeNanoseconds(), monotonic: .now())
    }

    fileprivate var distance: Int64 { boottimeNanoseconds - monotonic.nanoseconds }
  }

  /// What is shorter is the time between the two reads of a busy machine, not sleep.
  package static let threshold = Duration.milliseconds(500)

  private var distance: Int64

  package init(_ reading: Reading) { distance = reading.distance }

  /// The time slept since the last look; nil if the machine stayed awake.
  package mutating func slept(at reading: Reading) -> Duration? {
    let grown = Duration.nanoseconds(reading.distance - distance)
    guard grown >= Self.threshold else { return nil }
    distance = reading.distance
    return grown
  }
}
