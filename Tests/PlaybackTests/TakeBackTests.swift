// Frames that were handed out and lost before they were heard are handed out again, as long as the
// timeline leads back to them.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

private let second = 48_000

@Suite struct TakeBackTests {
  /// In a tone, in silence, in a glide.
  @Test(arguments: [1200, 2500, 5500] as [Int64])
  func whatIsTakenBackIsHeardAgain(at milliseconds: Int64) {
    var transport = Transport(playing: programme, to: milliseconds - 200)
    _ = transport.take(second / 5)
    #expect(transport.takeBack(FrameCount(4800)) == FrameCount(4800))
    #expect(transport.position == frame(milliseconds - 100))
    let expected = rendered.from(milliseconds - 100).first(frames: second)
    #expect(firstDifference(transport.take(second), expected) == nil)
  }

  @Test func nothingIsTakenBackBeyondThePlaceThatWasEntered() {
    var transport = Transport(playing: programme, to: 2500)
    transport.seek(to: TimelinePosition(frame(4500)))
    _ = transport.take(480)
    #expect(transport.takeBack(FrameCount(4800)) == FrameCount(480))
    #expect(transport.position == frame(4500))
    #expect(transport.takeBack(FrameCount(4800)) == .zero)
  }

  @Test func aLeadInIsTakenBackToItsBeginning() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    transport.resume()
    _ = transport.take(2400)
    #expect(transport.takeBack(FrameCount(1200)) == FrameCount(1200))
    #expect(transport.state == .leadIn(at: FrameIndex(1200)))
    #expect(transport.takeBack(FrameCount(4800)) == FrameCount(1200))
    #expect(transport.state == .leadIn(at: .zero))
  }

  @Test func aCueThatWasQueuedAndNotHeardIsLateLikeAnother() {
    var transport = Transport(playing: programme, to: 2990)
    _ = transport.take(2400)
    // The cue at 3 s lay in what is taken back; 60 ms later than it was due, it sounds.
    _ = transport.takeBack(FrameCount(2400))
    transport.skip(FrameCount(Milliseconds(70)))
    #expect(transport.lateCues == 0)
    let expected = tone(.countdownLast, side: .left).first(frames: second / 5)
    #expect(firstDifference(transport.take(second / 5), expected) == nil)
  }

  @Test func whereTheTimelineStandsNothingIsTakenBack() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    _ = transport.take(second)
    #expect(transport.takeBack(FrameCount(4800)) == .zero)
    transport.stop()
    _ = transport.take(480)
    #expect(transport.takeBack(FrameCount(480)) == .zero)
    #expect(Transport().isSounding == false)
  }
}

@Suite struct LentSoundsTests {
  private let bell = Theme.fallback.tone(.halfway)

  @Test func onlyWhatCarriesSoundsIsKept() {
    var lent = LentSounds()
    let silent: [PlaybackOrder] = [
      .session(.pause), .session(.seek(TimelinePosition(.zero))), .gain(1), .nothing,
    ]
    for (index, order) in silent.enumerated() {
      lent.lend(order, as: Ticket(UInt64(index + 1)))
    }
    #expect(lent.isEmpty)
    lent.lend(.ring(bell, decibels: 0), as: Ticket(5))
    #expect(!lent.isEmpty)
  }

  @Test func whatTheThreadNeedsNoMoreIsLetGo() {
    var lent = LentSounds()
    lent.lend(.play(programme), as: Ticket(1))
    lent.lend(.session(.replace(programme)), as: Ticket(2))
    lent.letGo(before: Ticket(2))
    #expect(!lent.isEmpty)
    lent.letGo(before: Ticket(3))
    #expect(lent.isEmpty)
  }

  @Test func theProgrammeThatWasLentLastIsKnownUntilItIsLetGo() {
    var lent = LentSounds()
    #expect(lent.programme == nil)
    let longer = Programme(timeline(holding: nil), theme: .fallback)
    lent.lend(.play(programme), as: Ticket(1))
    lent.lend(.session(.replace(longer)), as: Ticket(2))
    lent.lend(.say(bell), as: Ticket(3))
    #expect(lent.programme?.timeline == longer.timeline)
    lent.letGo(before: Ticket(3))
    #expect(lent.programme == nil)
    #expect(!lent.isEmpty)
  }
}
