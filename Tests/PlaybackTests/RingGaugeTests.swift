// How full the ring is kept for what devices take at once, and when a device that plays nothing is
// still, and lost.

import Routines
import Sessions
import Testing

@testable import Playback

/// Milliseconds.
private func at(_ milliseconds: Int64) -> StreamInstant {
  StreamInstant(nanoseconds: milliseconds * 1_000_000)
}
private func frames(_ milliseconds: Int64) -> FrameCount { FrameCount(Milliseconds(milliseconds)) }

/// A device that plays in real time and takes `quantum` out of the ring whenever it has room.
private struct Sink {
  var quantum: FrameCount
  var gauge: RingGauge
  var level = FrameCount.zero
  var written = FrameCount.zero
  private var taken = FrameCount.zero
  /// The ring held less than the sink wanted.
  private(set) var hasStarved = false

  init(quantum: FrameCount, capacity: FrameCount = frames(500)) {
    self.quantum = quantum
    gauge = RingGauge(period: frames(20), capacity: capacity, at: at(0))
  }

  /// Fills up when it is time to, as the feed does, until an instant.
  mutating func run(from start: Int64, to end: Int64) {
    var next = start
    for now in start..<end {
      take(until: FrameCount(Milliseconds(now)))
      guard now >= next else { continue }
      gauge.look(level, heard: taken - quantum, at: at(now))
      let count = max(.zero, gauge.high - level)
      level = level + count
      written = written + count
      gauge.wrote(count)
      next = now + max(10, (level - gauge.low).milliseconds.count)
    }
  }

  private mutating func take(until now: FrameCount) {
    while taken + quantum <= now {
      taken = taken + quantum
      if level < quantum { hasStarved = true }
      level = max(.zero, level - quantum)
    }
  }

  mutating func forgetHunger() { hasStarved = false }
}

@Suite struct RingGaugeTests {
  /// Of 256, 1024, 2048 and 8192 frames, and what PulseAudio's sinks of 200 and 400 ms take.
  @Test(arguments: [5, 21, 43, 50, 100, 171] as [Int64])
  func aDeviceNeverFindsLessThanItTakesAtOnce(milliseconds: Int64) {
    var sink = Sink(quantum: frames(milliseconds))
    sink.run(from: 0, to: 2000)
    sink.forgetHunger()
    sink.run(from: 2000, to: 60_000)
    #expect(!sink.hasStarved)
    #expect(!sink.gauge.isStill)
  }

  /// 150 ms for what most devices take, and under 200 for what any sink of 400 ms does.
  @Test(arguments: [(5, 150), (21, 150), (43, 150), (50, 150), (100, 200)] as [(Int64, Int64)])
  func theQueueIsNoLongerThanItHasToBe(quantum: Int64, most: Int64) {
    var sink = Sink(quantum: frames(quantum))
    sink.run(from: 0, to: 20_000)
    #expect(sink.gauge.high <= frames(most))
  }

  @Test func aQuantumThatChangesIsFollowedBothWays() {
    var sink = Sink(quantum: frames(21))
    sink.run(from: 0, to: 5000)
    sink.quantum = frames(120)
    sink.run(from: 5000, to: 6000)
    sink.forgetHunger()
    sink.run(from: 6000, to: 30_000)
    #expect(!sink.hasStarved)
    sink.quantum = frames(21)
    sink.run(from: 30_000, to: 45_000)
    #expect(sink.gauge.high == frames(150))
  }

  /// PipeWire's plugin takes a whole quantum or nothing: the first one is longer than the queue.
  @Test func aDeviceThatWaitsForMoreGetsIt() {
    var gauge = RingGauge(period: frames(20), capacity: frames(490), at: at(0))
    gauge.wrote(gauge.high)
    #expect(gauge.high < FrameCount(8192))
    for now in 1...10 {
      gauge.look(frames(150), heard: nil, at: at(Int64(now) * 20))
    }
    #expect(gauge.high >= FrameCount(8192))
    #expect(gauge.high <= frames(270))
    #expect(gauge.hasJustStoodStill(at: at(300)))
    #expect(!gauge.hasJustStoodStill(at: at(1300)))
  }

  @Test func theQueueFitsIntoASmallRing() {
    var gauge = RingGauge(period: frames(20), capacity: frames(100), at: at(0))
    #expect(gauge.high <= frames(100))
    gauge.wrote(frames(100))
    gauge.look(.zero, heard: nil, at: at(1))
    #expect(gauge.high <= frames(100))
  }

  @Test func whatTheStartTookIsForgotten() {
    var gauge = RingGauge(period: frames(20), capacity: frames(500), at: at(0))
    gauge.wrote(frames(150))
    gauge.look(.zero, heard: nil, at: at(5))
    #expect(gauge.atOnce == frames(145))
    gauge.forgetStart()
    #expect(gauge.high == frames(150))
  }

  /// When it was looked at, the level, the frame that is heard (both in ms), and what the device is.
  private struct Look {
    var now, level: Int64
    var heard: Int64?
    var isStill = false
    var isLost = false
  }

  @Test(
    arguments: [
      // Nothing is ever taken: given up after two and a half seconds.
      (0...30).map {
        Look(
          now: $0 * 100, level: 150, heard: nil, isStill: $0 >= 4, isLost: $0 >= 25)
      },
      // It played, and stops: a second. Its word creeps on for a moment.
      (0...20).map {
        Look(
          now: $0 * 100, level: $0 == 0 ? 150 : 100, heard: min($0, 3) * 10, isStill: $0 >= 5,
          isLost: $0 >= 11)
      },
      // It takes everything, and plays nothing of it.
      (0...30).map {
        Look(
          now: $0 * 100, level: 150 - $0, heard: 0, isStill: $0 >= 3, isLost: $0 >= 25)
      },
      // It starts late, and plays.
      (0...30).map {
        Look(
          now: $0 * 100, level: $0 < 20 ? 150 : 150 - $0, heard: $0 < 20 ? nil : ($0 - 20) * 100,
          isStill: (4..<20).contains($0))
      },
      // A device without a clock holds nothing.
      (0...30).map { Look(now: $0 * 100, level: 0, heard: nil) },
    ] as [[Look]])
  private func aDeviceThatPlaysNothingIsStillAndThenLost(looks: [Look]) {
    var gauge = RingGauge(period: frames(20), capacity: frames(500), at: at(0))
    if looks[0].level > 0 { gauge.wrote(frames(150)) }
    for look in looks {
      gauge.look(frames(look.level), heard: look.heard.map(frames), at: at(look.now))
      #expect(gauge.isStill == look.isStill, "at \(look.now)")
      #expect(gauge.isLost == look.isLost, "at \(look.now)")
    }
  }

  /// The thread was stopped, or the machine asleep: that says nothing about the device.
  @Test func timeInWhichNobodyLookedIsNotHeldAgainstTheDevice() {
    var gauge = RingGauge(period: frames(20), capacity: frames(500), at: at(0))
    gauge.wrote(frames(150))
    gauge.look(frames(100), heard: frames(50), at: at(50))
    gauge.look(frames(100), heard: frames(50), at: at(60_000))
    #expect(!gauge.isLost)
  }
}
