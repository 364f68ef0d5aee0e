// What became of the clocks between two looks, and which class of a change it was.

import Testing

@testable import Scheduling

private func reading(_ wall: Int64, _ monotonic: Int64, _ sinceBoot: Int64) -> ClockReading {
  ClockReading(
    wall: WallInstant(seconds: wall), monotonic: monotonic * 1000, sinceBoot: sinceBoot * 1000)
}

@Suite struct ClockPassageTests {
  @Test(arguments: [
    (reading(1000, 0, 0), reading(1060, 60, 60), ClockPassage.Kind.steady, 0, 0, ""),
    (
      reading(1000, 0, 0), reading(11_800, 60, 10_800), .slept, 10_740, 0,
      "the machine slept for 2h59m"
    ),
    (
      reading(1000, 0, 0), reading(4660, 60, 60), .setForward, 0, 3600,
      "the clock was set forward by 1h"
    ),
    (
      reading(10_000, 0, 0), reading(6460, 60, 60), .setBack, 0, -3600,
      "the clock was set back by 1h"
    ),
    (
      reading(0, 0, 0), reading(10_800, 0, 0), .setForward, 0, 10_800,
      "the clock was set forward by 3h"
    ),
    (
      reading(0, 0, 0), reading(10_801, 0, 0), .corrected, 0, 10_801,
      "the clock was set forward by 3h1s"
    ),
    (
      reading(4_291_747_200, 0, 0), reading(1_795_500_000, 0, 0), .corrected, 0,
      -2_496_247_200, "the clock was set back by 693402h"
    ),
    (
      reading(1000, 0, 0), reading(4600, 0, 7200), .setBack, 7200, -3600,
      "the machine slept for 2h; the clock was set back by 1h"
    ),
  ])
  func aChangeHasItsClass(
    from: ClockReading, to: ClockReading, kind: ClockPassage.Kind, slept: Int, step: Int,
    words: String
  ) {
    let passage = ClockPassage(from: from, to: to)
    #expect(passage.kind == kind)
    #expect(passage.slept == Int64(slept) * 1000)
    #expect(passage.step == Int64(step) * 1000)
    #expect(passage.description == words)
  }

  @Test func lessThanASecondIsNothing() {
    let from = reading(1000, 0, 0)
    var to = reading(1060, 60, 60)
    to.wall.milliseconds += 999
    to.sinceBoot += 900
    to.wall.milliseconds += 900
    #expect(ClockPassage(from: from, to: to) == .steady)
  }
}
