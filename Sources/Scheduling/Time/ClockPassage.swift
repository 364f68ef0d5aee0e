// What happened to the clocks between two readings: time passed, the machine slept, or the wall
// clock was set. The rules for each are documented in limber(5), “Time”. The classes are those of
// cronie, with the same limit of three hours (cronie, cron.c, “clock changed”).

import Lengths

/// The clocks at one instant, each in milliseconds from its own zero.
package struct ClockReading: Hashable, Sendable {
  /// CLOCK_REALTIME.
  package var wall: WallInstant
  /// CLOCK_MONOTONIC, which stops during sleep.
  package var monotonic: Int64
  /// CLOCK_BOOTTIME, which does not.
  package var sinceBoot: Int64

  package init(wall: WallInstant, monotonic: Int64, sinceBoot: Int64) {
    self.wall = wall
    self.monotonic = monotonic
    self.sinceBoot = sinceBoot
  }
}

package struct ClockPassage: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Only time has passed.
    case steady
    /// The machine was asleep.
    case slept
    /// The wall clock was set, by at most three hours.
    case setForward, setBack
    /// It was wrong by more.
    case corrected
  }

  /// Milliseconds of sleep; 0 for less than a second.
  package var slept: Int64
  /// Milliseconds by which the wall clock was set forward, or back if negative; 0 for less than a
  /// second. Slewing a clock affects CLOCK_MONOTONIC and CLOCK_BOOTTIME too, so it is not counted.
  package var step: Int64

  package init(slept: Int64 = 0, step: Int64 = 0) {
    self.slept = slept
    self.step = step
  }

  package init(from last: ClockReading, to now: ClockReading) {
    let passed = now.sinceBoot - last.sinceBoot
    let asleep = passed - (now.monotonic - last.monotonic)
    let step = now.wall.milliseconds - last.wall.milliseconds - passed
    slept = asleep >= Self.noticed ? asleep : 0
    self.step = abs(step) >= Self.noticed ? step : 0
  }

  package static let steady = ClockPassage()

  /// One second.
  private static let noticed: Int64 = 1000
  /// In seconds; a clock that was set by more was wrong.
  package static let correction: Int64 = 3 * 3600

  package var kind: Kind {
    if abs(step) > Self.correction * 1000 { return .corrected }
    if step != 0 { return step > 0 ? .setForward : .setBack }
    return slept > 0 ? .slept : .steady
  }
}

extension ClockPassage: CustomStringConvertible {
  /// For the log: `the machine slept for 3h`, `the clock was set forward by 1h`
  package var description: String {
    let sleep = slept > 0 ? "the machine slept for \(Self.text(slept))" : nil
    let length = Self.text(abs(step))
    let set = step == 0 ? nil : "the clock was set \(step > 0 ? "forward" : "back") by \(length)"
    return [sleep, set].compactMap { $0 }.joined(separator: "; ")
  }

  private static func text(_ milliseconds: Int64) -> String {
    LengthText.written(milliseconds: milliseconds, in: .elapsed)
  }
}
