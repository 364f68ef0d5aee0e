// Commands meet the timeline: what the next frames hold after each, sample for sample, whatever
// the sizes that a card asks for.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

private let second = 48_000

@Suite struct TransportTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func theFramesAreTheScoresWhateverTheSizesAskedFor(seed: UInt64) {
    var transport = Transport(playing: programme)
    let heard = transport.take(9 * second, seed: seed)
    #expect(firstDifference(heard, rendered.first(frames: 9 * second)) == nil)
    #expect(transport.state == .ended)
    #expect(transport.position == programme.timeline.end)
    #expect(transport.lateCues == 0)
  }

  @Test func withoutAProgrammeThereIsSilence() {
    var transport = Transport()
    transport.pause()
    transport.resume()
    transport.seek(to: TimelinePosition(frame(1000)))
    transport.stop()
    #expect(transport.state == .idle)
    let isSilent = transport.take(1000).allSatisfy { $0 == 0 }
    #expect(isSilent)
  }

  /// In silence; in a tone; in a glide, 5 ms before another cue that is not to be heard.
  @Test(arguments: [2000, 1200, 6995] as [Int64])
  func aPauseFadesOutUnderItsCueAndStandsStill(at milliseconds: Int64) {
    var transport = Transport(playing: programme, to: milliseconds)
    transport.pause()
    let heard = transport.take(second)
    let before = programme.timeline.cues.filter { $0.at < frame(milliseconds) }
    let cut = render(before, to: frame(8000)).from(milliseconds).fadedOut
    #expect(firstDifference(heard, cut.first(frames: second).with(tone(.pause))) == nil)
    #expect(transport.state == .paused)
    #expect(transport.position == frame(milliseconds))
    #expect(!transport.isSounding)
  }

  @Test func aSecondPauseIsNotHeard() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    _ = transport.take(second)
    transport.pause()
    let isSilent = transport.take(second).allSatisfy { $0 == 0 }
    #expect(isSilent)
  }

  @Test(arguments: [nil, .left, .right] as [Side?])
  func aResumeInsideAHoldCountsDownThreeSecondsAndThenComesExactlyTheRest(side: Side?) {
    let timeline = timeline(holding: side)
    var transport = Transport(playing: Programme(timeline, theme: .fallback), to: 2000)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    #expect(transport.state == .leadIn(at: .zero))
    let leadIn =
      tone(.ready, side: side).first(frames: second)
      + tone(.countdown, side: side).first(frames: second)
      + tone(.countdownLast, side: side).first(frames: second)
    let expected = leadIn + render(timeline.cues, to: timeline.end).from(2000)
    #expect(firstDifference(transport.take(9 * second), expected) == nil)
    #expect(transport.position == timeline.end)
  }

  @Test func aPauseInALeadInStandsWhereItStoodAndTheNextLeadInIsWhole() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    transport.resume()
    _ = transport.take(second / 2)
    transport.pause()
    #expect(firstDifference(transport.take(second), tone(.pause).first(frames: second)) == nil)
    #expect(transport.position == frame(2000))
    transport.resume()
    let heard = transport.take(4 * second)
    let knock = tone(.ready, side: .left)
    #expect(firstDifference(heard.first(frames: knock.count / 2), knock) == nil)
    #expect(transport.position == frame(3000))
  }

  /// In the middle of the knock.
  @Test(arguments: [SessionCommand.pause, .skip, .stop(inPain: false)])
  func aCommandInALeadInFadesItOut(command: SessionCommand) {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    _ = transport.take(Int(frame(50).index))
    switch command {
    case .pause: transport.pause()
    case .skip: transport.seek(to: TimelinePosition(frame(4500)))
    default: transport.stop()
    }
    let knock = tone(.ready, side: .left).from(50).fadedOut.first(frames: second / 20)
    let over = command == .pause ? tone(.pause) : []
    #expect(firstDifference(transport.take(second / 20), knock.with(over)) == nil)
  }

  /// Where a hold begins there is nothing of it to get back into.
  @Test(arguments: [500, 1000, 4000, 4550] as [Int64])
  func aResumeOutsideOfAHoldGoesStraightOn(at milliseconds: Int64) {
    var transport = Transport(playing: programme, to: milliseconds)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    #expect(transport.state == .playing)
    let expected = rendered.from(milliseconds).first(frames: second).with(tone(.resume))
    #expect(firstDifference(transport.take(second), expected) == nil)
  }

  @Test func aResumeWhilePlayingChangesNothing() {
    var transport = Transport(playing: programme, to: 2000)
    transport.resume()
    let heard = transport.take(second)
    #expect(firstDifference(heard, rendered.from(2000).first(frames: second)) == nil)
  }

  @Test func aSoundThatIsEnteredOnTheWayComesUpWithoutAClick() {
    var transport = Transport(playing: programme, to: 5500)
    transport.pause()
    _ = transport.take(second)
    transport.resume()
    let expected = rendered.from(5500).fadedIn.with(tone(.resume))
    #expect(firstDifference(transport.take(5 * second / 2), expected) == nil)
  }

  @Test(arguments: [(2500, 4000), (1200, 4000), (1200, 0), (4100, 2000)] as [(Int64, Int64)])
  func aSeekFadesOutWhatSoundsAndGoesOnThere(from: Int64, to: Int64) {
    var transport = Transport(playing: programme, to: from)
    transport.seek(to: TimelinePosition(frame(to)))
    #expect(transport.state == .playing)
    let tail = rendered.from(from).fadedOut
    let expected = rendered.from(to).first(frames: second).with(tail)
    #expect(firstDifference(transport.take(second), expected) == nil)
    #expect(transport.position == frame(to + 1000))
  }

  @Test func aSeekIntoASoundFadesItIn() {
    var transport = Transport(playing: programme, to: 2500)
    transport.seek(to: TimelinePosition(frame(6000)))
    let heard = transport.take(2 * second)
    #expect(firstDifference(heard, rendered.from(6000).fadedIn) == nil)
  }

  @Test func aSeekWhilePausedStaysPausedAndTheLeadInIsOfTheNewPlace() {
    var transport = Transport(playing: programme, to: 500)
    transport.pause()
    transport.seek(to: TimelinePosition(frame(2000)))
    #expect(firstDifference(transport.take(second), tone(.pause).first(frames: second)) == nil)
    #expect(transport.state == .paused)
    #expect(transport.position == frame(2000))
    transport.resume()
    #expect(transport.state == .leadIn(at: .zero))
    _ = transport.take(3 * second)
    #expect(firstDifference(transport.take(6 * second), rendered.from(2000)) == nil)
  }

  @Test func aSeekInALeadInGoesOnThereAtOnce() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    transport.resume()
    _ = transport.take(second / 2)
    transport.seek(to: TimelinePosition(frame(4000)))
    #expect(transport.state == .playing)
    #expect(firstDifference(transport.take(4 * second), rendered.from(4000)) == nil)
  }

  @Test func aSeekBeyondTheEndEnds() {
    var transport = Transport(playing: programme, to: 2000)
    transport.seek(to: TimelinePosition(programme.timeline.end))
    let isSilent = transport.take(second).allSatisfy { $0 == 0 }
    #expect(isSilent)
    #expect(transport.state == .ended)
  }

  @Test func aStopFadesOutAndIsTheEnd() {
    var transport = Transport(playing: programme, to: 1200)
    transport.stop()
    #expect(transport.state == .ended)
    let tail = rendered.from(1200).fadedOut
    #expect(firstDifference(transport.take(second), tail.first(frames: second)) == nil)
    transport.resume()
    transport.seek(to: TimelinePosition(.zero))
    #expect(transport.state == .ended)
    transport.unload()
    #expect(transport.state == .idle)
  }

  @Test func aStopWhilePausedEndsToo() {
    var transport = Transport(playing: programme, to: 1200)
    transport.pause()
    transport.stop()
    #expect(transport.state == .ended)
  }

  @Test func anotherProgrammeBeginsAtItsBeginning() {
    var transport = Transport(playing: programme, to: 2500)
    transport.skip(FrameCount(Milliseconds(700)))
    #expect(transport.lateCues == 1)
    transport.stop()
    _ = transport.take(second)
    transport.load(programme)
    #expect(transport.lateCues == 0)
    #expect(firstDifference(transport.take(8 * second), rendered) == nil)
  }
}
