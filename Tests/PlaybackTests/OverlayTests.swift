// Single sounds beside the timeline, as a reminder's ring is.

import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

private let second = 48_000
private let bell = Theme.fallback.tone(.halfway)

@Suite struct OverlayTests {
  @Test(arguments: [1, 0.25] as [Float])
  func aRingSoundsByItself(gain: Float) {
    var transport = Transport()
    #expect(!transport.isSounding)
    transport.sound(bell, gain: gain)
    #expect(transport.isSounding)
    let expected = bell.samples.map { $0 * gain }.first(frames: second)
    #expect(firstDifference(transport.take(second), expected) == nil)
    #expect(!transport.isSounding)
    #expect(transport.state == .idle)
  }

  @Test func aRingSoundsOverAProgrammeAndMovesNothing() {
    var transport = Transport(playing: programme, to: 1100)
    transport.sound(bell, gain: 1)
    let expected = rendered.from(1100).with(Array(bell.samples))
    #expect(firstDifference(transport.take(69 * second / 10), expected) == nil)
  }

  @Test func silenceEndsTheRingAndLeavesTheProgramme() {
    var transport = Transport(playing: programme, to: 1100)
    transport.sound(bell, gain: 1)
    _ = transport.take(480)
    transport.silence()
    // It fades out within 10 ms, and is gone.
    let faded = transport.take(480)
    #expect(!transport.isSounding)
    let steps = zip(faded, faded.dropFirst(2)).map { abs($0 - $1) }
    #expect(steps.max()! < 0.05, "no click")
    #expect(
      firstDifference(
        transport.take(68 * second / 10),
        rendered.from(1120)
          .first(frames: 68 * second / 10)) == nil)
  }

  @Test func ofMoreSoundsThanThereIsRoomForTheOldestGives() {
    var transport = Transport()
    let gains = (0...Overlays.countMax).map { Float($0 + 1) / 16 }
    for gain in gains { transport.sound(bell, gain: gain) }
    var expected = [Float](repeating: 0, count: bell.samples.count)
    for gain in gains.dropFirst() { expected = expected.with(bell.samples.map { $0 * gain }) }
    #expect(firstDifference(transport.take(bell.frameCount), expected) == nil)
  }
}
