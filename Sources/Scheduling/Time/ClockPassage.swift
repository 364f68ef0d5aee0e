// What became of the clocks between two looks: time passed, the machine slept, or somebody set the
// wall's clock. The rules for each are the manual's (limber(5), “Time”); the classes are those of
// cronie, whose borders are three hours (cronie, cron.c, “clock changed”).

import Lengths

/// The clocks at one instant, each in milliseconds from its own zero.
package struct ClockReading: Hashable, Sendable {
  /// CLOCK_REALTIME.
  package var wall: WallInstant
  /// CLOCK_MONOTONIC, which stands still in sleep.
  package var monotonic: Int64
  /// CLOCK_BOOTTIME, which doesn't.
  package var sinceBoot: Int64

  package init(wall: WallInstant, monotonic: Int64, sinceBoot: Int64) {
    self.wall = wall
    self.monotonic = monotonic
    self.sinceBoot = sinceBoot
  }
}

package struct ClockPassage: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Nothing happened but time.
    case steady
    /// The machine was asleep.
    case slept
    /// The wall's clock was set, by three hours at the most.
    case setForward, setBack
    /// It was wrong by more.
    case corrected
  }

  /// Milliseconds of sleep; 0 for less than a second.
  package var slept: Int64
  /// Milliseconds by which the wall's clock was set forward, or back if negative; 0 for less than a
  /// second. A clock that is only slewed takes CLOCK_MONOTONIC and CLOCK_BOOTTIME with it.
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
  /// Seconds; a clock that was set further was wrong.
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
