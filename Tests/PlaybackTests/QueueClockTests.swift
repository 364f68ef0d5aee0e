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
      // No clock: the machine's.
      [Write(0, 50, 0, 50), Write(0, 50, 0, 100), Write(60, 50, 0, 150), Write(200, 50, 0, 250)],
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
      #expect(clock.queued(at: at(write.now)) == frames(write.head - write.now))
    }
  }

  @Test func nothingIsQueuedOnceItIsHeard() {
    var clock = QueueClock(at: at(10))
    #expect(clock.queued(at: at(10)) == .zero)
    clock.wrote(frames(50), delay: nil, at: at(10))
    #expect(clock.queued(at: at(59)) == frames(1))
    #expect(clock.queued(at: at(70)) == .zero)
  }

  /// After 100 ms were queued at 0, a look at 40 ms: 60 are expected.
  @Test(
    arguments: [
      (nil, 0, 100), (60, 0, 100), (30, 0, 70), (0, 0, 40), (100, 0, 140), (120, 0, 160),
      (121, 61, 161), (500, 440, 540),
    ] as [(Int64?, Int64, Int64)])
  func aDeviceThatHoldsMuchMoreThanExpectedHasLostTime(
    delay: Int64?, lag: Int64, head: Int64
  ) {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    #expect(clock.lag(delay: delay.map(frames), at: at(40)) == frames(lag))
    #expect(clock.head == at(head))
    // Told once.
    #expect(clock.lag(delay: delay.map(frames), at: at(40)) == .zero)
  }

  @Test func aDeviceWithoutAClockNeverLags() {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: .zero, at: at(0))
    #expect(clock.lag(delay: .zero, at: at(400)) == .zero)
    #expect(clock.head == at(100))
  }

  @Test(arguments: [(100, 0), (160, 60), (3000, 2900), (70, -30)] as [(Int64, Int64)])
  func aLostQueueBeginsNowAndTellsHowLongItWasDry(now: Int64, dry: Int64) {
    var clock = QueueClock(at: at(0))
    clock.wrote(frames(100), delay: frames(100), at: at(0))
    #expect(clock.restart(at: at(now)) == frames(dry))
    #expect(clock.head == at(now))
  }
}
