// When the next frame is heard, by the word of devices that tell the truth, tell nothing yet, or
// have no clock at all.

import Routines
import Sessions
import Testing

@testable import Playback

/// Milliseconds.
private func at(_ milliseconds: Int64) -> StreamInstant {
  StreamInstant(nanoseconds: milliseconds * 1_000_000)
}
private func frames(_ milliseconds: Int64) -> FrameCount { FrameCount(Milliseconds(milliseconds)) }

/// Milliseconds: when it was written, how much, what the device said, when the next frame is heard.
private struct Write: Sendable {
  var now, length: Int64
  var delay: Int64?
  var head: Int64

  init(_ now: Int64, _ length: Int64, _ delay: Int64?, _ head: Int64) {
    (self.now, self.length, self.delay, self.head) = (now, length, delay, head)
  }
}

@Suite struct QueueClockTests {
  @Test(
    arguments: [
      // It can't tell yet: what it was given is what it holds.
      [Write(0, 50, nil, 50), Write(0, 50, nil, 100), Write(30, 50, nil, 150)],
      // The queue ran empty before it could tell.
      [Write(0, 50, nil, 50), Write(80, 50, nil, 130)],
      // No clock: the machine's, and what was late is made up for.
      [Write(0, 50, 0, 50), Write(0, 50, 0, 100), Write(60, 50, 0, 150), Write(180, 50, 0, 200)],
      [Write(0, 50, 0, 50), Write(200, 50, 0, 100), Write(200, 50, 0, 150)],
      // A real one has the last word, whatever was written.
      [Write(0, 50, 70, 70), Write(40, 50, 90, 130), Write(50, 50, 60, 110)],
      // The first word comes late.
      [Write(0, 50, nil, 50), Write(0, 50, nil, 100), Write(20, 50, 140, 160)],
    ] as [[Write]])
  private func theHeadIsWhereTheDeviceSaysOrTheMachineMust(writes: [Write]) {
    var clock = QueueClock(at: at(0))
    for write in writes {
      clock.wrote(frames(write.length), delay: write.delay.map(frames), at: at(write.now))
      #expect(clock.head == at(write.head))
      #expect(clock.queued(at: at(write.now)) == frames(max(0, write.head - write.now)))
    }
  }

  @Test func nothingIsQueuedOnceItIsHeard() {
    var clock = QueueClock(at: at(10))
    #expect(clock.queued(at: at(10)) == .zero)
    clock.wrote(frames(50), delay: nil, at: at(10))
    #expect(clock.queued(at: at(59)) == frames(1))
    #expect(clock.queued(at: at(70)) == .zero)
  }

  /// When the device was asked, what it said, and how much time was lost then.
  private struct Look: Sendable {
    var now: Int64
    var delay: Int64?
    var lost: Int64

    init(_ now: Int64, _ delay: Int64?, _ lost: Int64 = 0) {
      (self.now, self.delay, self.lost) = (now, delay, lost)
    }
  }

  /// 100 ms were queued at 0, and nothing is written after.
  @Test(
    arguments: [
      // As promised; a little off; nothing to say.
      [Look(40, 60), Look(80, 20)], [Look(40, 30), Look(80, 79)], [Look(40, nil)],
      // Late by 100 ms, and it stays so: lost, once.
      [Look(20, 180), Look(40, 160), Look(160, 40), Look(180, 20, 100), Look(190, 10)],
      // A wrong word that goes away loses nothing.
      [Look(20, 180), Look(40, 60), Look(60, 140), Look(80, 20)],
      // A device that stands still is waited for; then all of it is lost at once.
      [
        Look(20, 80), Look(100, 80), Look(300, 80), Look(500, 80), Look(560, 20),
        Look(570, 10, 480),
      ],
      // It ran dry: the time since its end is lost as soon as it is seen.
      [Look(170, 0, 70), Look(180, 0), Look(240, 0, 70)],
      // Little by little is lost as well.
      [Look(100, 0), Look(130, 0), Look(150, 0), Look(161, 0, 61)],
      // A device that plays faster than it was fed is believed.
      [Look(10, 20), Look(20, 10)],
    ] as [[Look]])
  private func whatADeviceHasLostIsSeenOnce(looks: [Look]) {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    for look in looks {
      let lost = clock.lostTime(delay: look.delay.map(frames), at: at(look.now))
      // Clocks that differ a little are no loss: the promise follows by one part in 2500.
      #expect(abs((lost - frames(look.lost)).count) <= 96, "\(look)")
      if let delay = look.delay { #expect(clock.head == at(look.now + delay)) }
    }
  }

  /// A server's words wander: without a loss the timeline is whole all the same.
  @Test func wordsThatWanderLoseNothingByThemselves() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    for now in stride(from: 20, through: 30_000, by: 20) as StrideThrough<Int64> {
      let wander = now < 10_000 ? 40 * now / 10_000 : 10
      #expect(clock.lostTime(delay: frames(100 - now + wander), at: at(now)) == .zero)
    }
  }

  /// What lies beyond ALSA's ring is no part of the bounded queue.
  @Test func theQueueThatIsBoundedIsTheRing() {
    var clock = QueueClock(at: at(0))
    #expect(clock.queued(ring: frames(100), at: at(0)) == frames(100))
    clock.wrote(frames(100), delay: frames(500), at: at(0))
    #expect(clock.queued(at: at(0)) == frames(500))
    #expect(clock.queued(ring: frames(100), at: at(0)) == frames(100))
    // Without a clock nothing lies in the ring, and the machine's clock bounds.
    clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: .zero, at: at(0))
    #expect(clock.queued(ring: .zero, at: at(40)) == frames(60))
  }

  /// A headset is chosen: its latency is known little by little, and left out at once in the end.
  @Test func aLatencyThatAppearsIsOneGap() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    var losses: [FrameCount] = []
    for now in stride(from: 20, through: 10_000, by: 20) as StrideThrough<Int64> {
      let latency: Int64 = now < 1000 ? 0 : now < 2000 ? 118 : now < 3000 ? 183 : 203
      let lost = clock.lostTime(
        delay: frames(80 + latency), hasStoodStill: false, at: at(now))
      if lost > .zero { losses.append(lost) }
      clock.wrote(frames(20), delay: frames(100 + latency), at: at(now))
    }
    #expect(losses.count == 1)
    #expect(abs((losses[0] - frames(203)).count) <= 96)
  }

  @Test func aCardWhoseClockRunsSlowIsFollowed() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    // Ten minutes with 200 parts in a million: 120 ms in all.
    for turn in 1...12_000 {
      let now = Int64(turn) * 50
      let drift = FrameCount(Int64(turn) * 50 * 48 / 5000)
      let queued = frames(50) + drift
      #expect(clock.lostTime(delay: queued, at: at(now)) == .zero)
      clock.wrote(frames(50), delay: queued + frames(50), at: at(now))
    }
  }

  @Test func aDeviceWithoutAClockNeverLags() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: .zero, at: at(0))
    #expect(clock.lostTime(delay: .zero, at: at(400)) == .zero)
    #expect(clock.head == at(100))
    let isSettled = clock.settle(delay: .zero, for: frames(300), at: at(400))
    #expect(isSettled)
  }

  @Test func aDeviceHasSettledWhenItsWordsAgreeForAWhile() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: nil, at: at(0))
    #expect(clock.settle(delay: nil, for: frames(300), at: at(10)) == false)
    clock.wrote(frames(50), delay: frames(140), at: at(10))
    // The end of its queue is at 150 ms; at 200 it says 900, and stays there.
    for (now, end, isSettled) in [
      (100, 150, false), (140, 152, false), (200, 900, false), (300, 901, false),
      (499, 902, false), (500, 903, true), (600, 960, false), (890, 961, false),
      (900, 962, true),
    ] as [(Int64, Int64, Bool)] {
      let settled = clock.settle(delay: frames(end - now), for: frames(300), at: at(now))
      #expect(settled == isSettled, "at \(now)")
    }
  }
}
