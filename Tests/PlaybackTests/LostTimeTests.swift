// Time that the card lost is left out, so that the timeline never stretches: which cues are still
// heard then, and which are only counted.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

private let second = 48_000

/// A cue alone in silence, at 3 s, seen from shortly before it.
private func before(_ milliseconds: Int64) -> Transport {
  Transport(playing: programme, to: milliseconds)
}

@Suite struct LostTimeTests {
  @Test(arguments: [1, 2400, 4800] as [Int64])
  func aCueThatIsHardlyLateSoundsNow(by late: Int64) {
    var transport = before(2950)
    transport.skip(FrameCount(2400 + late))
    let expected = tone(.countdownLast, side: .left).first(frames: second / 2)
    #expect(firstDifference(transport.take(second / 2), expected) == nil)
    #expect(transport.position == frame(3500) + FrameCount(late))
    #expect(transport.lateCues == 0)
  }

  @Test func aCueThatIsLaterIsDroppedAndCounted() {
    var transport = before(2950)
    transport.skip(FrameCount(2400 + 4801))
    let isSilent = transport.take(second / 2).allSatisfy { $0 == 0 }
    #expect(isSilent)
    #expect(transport.lateCues == 1)
  }

  @Test func aCueAtTheFirstFrameAfterTheLossSoundsAtItsPlace() {
    var transport = before(2950)
    transport.skip(FrameCount(2400))
    #expect(firstDifference(transport.take(5 * second), rendered.from(3000)) == nil)
  }

  @Test func ofSeveralCuesEachIsJudgedByItself() {
    var transport = before(2500)
    transport.skip(FrameCount(Milliseconds(1590)))
    #expect(transport.lateCues == 1)
    let expected = tone(.release, side: .left).first(frames: second / 2)
    #expect(firstDifference(transport.take(second / 2), expected) == nil)
  }

  @Test func whatComesAfterTheLossIsAtItsPlace() {
    var transport = before(500)
    transport.skip(FrameCount(.seconds(2)))
    #expect(transport.lateCues == 1)
    #expect(firstDifference(transport.take(11 * second / 2), rendered.from(2500)) == nil)
  }

  @Test func aBreathUnderWayGoesOnAfterTheLoss() {
    var transport = before(5500)
    transport.skip(FrameCount(Milliseconds(200)))
    #expect(transport.lateCues == 0)
    #expect(firstDifference(transport.take(23 * second / 10), rendered.from(5700).fadedIn) == nil)
  }

  @Test func aDroppedBreathStaysSilentAfterAnotherLoss() {
    var transport = before(4990)
    transport.skip(FrameCount(Milliseconds(200)))
    _ = transport.take(second / 10)
    transport.skip(FrameCount(Milliseconds(70)))
    let isSilent = transport.take(second).allSatisfy { $0 == 0 }
    #expect(isSilent)
    #expect(transport.lateCues == 1)
  }

  @Test func aLateBreathIsNotHeardTwiceAfterAnotherLoss() {
    var transport = before(4990)
    transport.skip(FrameCount(Milliseconds(60)))
    let breath = tone(.inhale, length: FrameCount(.seconds(2)))
    // It sounds 50 ms late, and goes on where it was; the rest's tone, cut off, is not late.
    _ = transport.take(second / 2)
    transport.skip(FrameCount(Milliseconds(70)))
    let heard = transport.take(second)
    #expect(firstDifference(heard, breath.from(500).first(frames: second)) == nil)
    #expect(transport.position == frame(6620))
    #expect(transport.lateCues == 0)
  }

  @Test(arguments: [0, 1000, 2999] as [Int64])
  func lossInALeadInShortensItAndLeavesTheTimelineWhole(after milliseconds: Int64) {
    var transport = before(2000)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    _ = transport.take(Int(milliseconds) * 48)
    transport.skip(FrameCount(Milliseconds(3000 - milliseconds)))
    #expect(transport.state == .playing)
    #expect(transport.position == frame(2000))
    #expect(transport.run == .zero)
  }

  @Test func whatALeadInDoesNotTakeIsTheTimelines() {
    var transport = before(2000)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    transport.skip(FrameCount(Milliseconds(1200)))
    #expect(transport.state == .leadIn(at: frame(1200)))
    transport.skip(FrameCount(Milliseconds(2300)))
    #expect(transport.state == .playing)
    #expect(firstDifference(transport.take(11 * second / 2), rendered.from(2500)) == nil)
  }

  @Test func whereTheTimelineStandsNothingIsLost() {
    var transport = before(2000)
    transport.pause()
    transport.skip(FrameCount(.seconds(5)))
    #expect(transport.position == frame(2000))
    transport.stop()
    transport.skip(FrameCount(.seconds(5)))
    #expect(transport.position == frame(2000))
    #expect(transport.lateCues == 0)
  }

  @Test func aLossBeyondTheEndEnds() {
    var transport = before(7900)
    transport.skip(FrameCount(.seconds(5)))
    #expect(transport.position == programme.timeline.end)
    _ = transport.take(1)
    #expect(transport.state == .ended)
  }
}
