// Where the timeline stands still, and where it gives way to another one: what the frames hold
// there, sample for sample.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

private let second = 48_000

private let short = Step.exercise(
  ExerciseStep(
    Exercise(id: "short", name: "Short", position: .seated, sides: .each, dose: .hold(.seconds(4))),
    only: .left))
private let atOnce: Step = {
  guard case .exercise(var step) = short else { return short }
  step.ready = .zero
  return .exercise(step)
}()

private func compiled(_ steps: [Step]) -> Timeline {
  Timeline(compiling: Routine(id: "waits", name: "Waits", steps: steps))
}

private let wait = Step.wait(Wait("Go on"))
/// A hold that ends at 10.5 s; two waits; a rest; the finish at 15.5 s.
private let waits = compiled([short, wait, wait, .rest(.seconds(5))])
private let waitsProgramme = Programme(waits, theme: .fallback)
private let whole = render(waits.cues, to: waits.end)
/// The same with neither the release at 10.5 s nor anything before it.
private let afterwards = render(waits.cues.filter { $0.at > frame(10_500) }, to: waits.end)

private let release = tone(.release, side: .left)
private let waitTone = tone(.wait)
private let silence: [Float] = []

/// What the first of two waits sounds: what ends the hold, and then its own cue.
private let arrival =
  release.first(frames: 600 * 48 + second).with(
    silence.first(frames: 600 * 48) + waitTone)

/// A transport that stands in the first wait.
private func waiting() -> Transport {
  var transport = Transport(playing: waitsProgramme, to: 10_500)
  _ = transport.take(2 * second)
  return transport
}

private let here = frame(10_500)

@Suite struct WaitPlaybackTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func aWaitSoundsWhatEndsThePhaseThenItselfThenNothing(seed: UInt64) {
    var transport = Transport(playing: waitsProgramme, to: 9000)
    let expected =
      whole.from(9000).first(frames: 3 * second / 2) + arrival.first(frames: 3 * second)
    #expect(firstDifference(transport.take(9 * second / 2, seed: seed), expected) == nil)
    #expect(transport.position == here)
    #expect(!transport.isSounding)
  }

  @Test func eachFurtherWaitAtTheSameFrameSoundsOnlyItself() {
    var transport = waiting()
    transport.seek(to: TimelinePosition(here, waitsPassed: 1))
    #expect(firstDifference(transport.take(second), waitTone.first(frames: second)) == nil)
    #expect(transport.position == here)
  }

  @Test func whatEndedThePhaseIsNotHeardAgainWhenItGoesOn() {
    var transport = waiting()
    transport.seek(to: TimelinePosition(here, waitsPassed: 2))
    #expect(transport.state == .playing)
    let heard = transport.take(8 * second)
    #expect(firstDifference(heard, afterwards.from(10_500).first(frames: 8 * second)) == nil)
  }

  @Test func goingOnInTheMiddleOfItsSoundFadesThatOut() {
    var transport = Transport(playing: waitsProgramme, to: 10_500)
    _ = transport.take(700 * 48)
    transport.seek(to: TimelinePosition(here, waitsPassed: 2))
    let tail = arrival.from(700).fadedOut
    let expected = afterwards.from(10_500).first(frames: second).with(tail)
    #expect(firstDifference(transport.take(second), expected) == nil)
  }

  @Test func theEndOfAHoldIsHeardEvenIfTheNextFollowsAtOnce() {
    let timeline = compiled([short, wait, atOnce])
    #expect(!timeline.cues.contains { $0.kind == .release && $0.at == here })
    var transport = Transport(playing: Programme(timeline, theme: .fallback), to: 10_500)
    let heard = transport.take(3 * second)
    #expect(firstDifference(heard, arrival.first(frames: 3 * second)) == nil)
    transport.seek(to: TimelinePosition(here, waitsPassed: 1))
    let expected = render(timeline.cues.filter { $0.at >= here }, to: timeline.end).from(10_500)
    #expect(firstDifference(transport.take(4 * second), expected.first(frames: 4 * second)) == nil)
  }

  @Test func aPauseInItAndAResumeRepeatNothing() {
    var transport = waiting()
    transport.pause()
    #expect(firstDifference(transport.take(second), tone(.pause).first(frames: second)) == nil)
    #expect(transport.state == .paused)
    transport.resume()
    let heard = transport.take(3 * second)
    #expect(firstDifference(heard, tone(.resume).first(frames: 3 * second)) == nil)
    #expect(transport.position == here)
    guard case .waiting = transport.state else {
      Issue.record("\(transport.state)")
      return
    }
    transport.seek(to: TimelinePosition(here, waitsPassed: 1))
    #expect(firstDifference(transport.take(second), waitTone.first(frames: second)) == nil)
  }

  @Test func aSeekOntoItWhilePausedWaitsWhenItGoesOn() {
    var transport = Transport(playing: waitsProgramme, to: 8000)
    transport.pause()
    _ = transport.take(second)
    transport.seek(to: TimelinePosition(here))
    transport.resume()
    _ = transport.take(9 * second / 2)
    #expect(transport.position == here)
    guard case .waiting = transport.state else {
      Issue.record("\(transport.state)")
      return
    }
  }

  @Test(arguments: [1, 499, 500, 501, 5000, 900_000] as [Int64])
  func lostFramesNeverJumpOverIt(milliseconds: Int64) {
    var transport = Transport(playing: waitsProgramme, to: 10_000)
    transport.skip(FrameCount(Milliseconds(milliseconds)))
    let left = max(0, 500 - milliseconds)
    _ = transport.take(Int(left) * 48)
    // What ends the hold is never late: the wait begins when it begins.
    let heard = transport.take(3 * second)
    #expect(firstDifference(heard, arrival.first(frames: 3 * second)) == nil)
    transport.skip(FrameCount(.seconds(60)))
    #expect(transport.position == here)
    #expect(transport.lateCues == 0)
  }

  @Test func aWaitAtTheEndIsFollowedByTheClosingFigure() {
    let timeline = compiled([short, wait])
    var transport = Transport(playing: Programme(timeline, theme: .fallback), to: 10_500)
    _ = transport.take(2 * second)
    transport.seek(to: TimelinePosition(here, waitsPassed: 1))
    let figure = render(timeline.cues.filter { $0.at > here }, to: timeline.end).from(10_500)
    #expect(firstDifference(transport.take(4 * second), figure.first(frames: 4 * second)) == nil)
    #expect(transport.state == .ended)
  }
}

@Suite struct ReplacementTests {
  /// In silence, in a tone, in a glide, and right before a cue.
  @Test(arguments: [2000, 1200, 5500, 6990] as [Int64])
  func whatSoundsGoesOnAndWhatFollowsIsTheNewTimelines(at milliseconds: Int64) {
    var transport = Transport(playing: programme, to: milliseconds)
    let longer = timelineWithLateFinish()
    transport.replace(with: Programme(longer, theme: .fallback))
    let heard = transport.take(8 * second)
    let expected = render(longer.cues, to: longer.end).from(milliseconds)
    #expect(firstDifference(heard, expected.first(frames: 8 * second)) == nil)
  }

  @Test func inAPauseItIsHeardWhenItGoesOn() {
    var transport = Transport(playing: programme, to: 2000)
    transport.pause()
    let longer = timelineWithLateFinish()
    transport.replace(with: Programme(longer, theme: .fallback))
    #expect(firstDifference(transport.take(second), tone(.pause).first(frames: second)) == nil)
    transport.resume()
    _ = transport.take(3 * second)
    let expected = render(longer.cues, to: longer.end).from(2000).first(frames: 8 * second)
    #expect(firstDifference(transport.take(8 * second), expected) == nil)
  }

  @Test func aWaitThatMovesLaterIsReachedLater() throws {
    var session = Session(waits, at: StreamInstant(nanoseconds: 0))
    let playing = Anchor(frame: .zero, at: StreamInstant(nanoseconds: 0), moves: true)
    _ = session.handle(.heard(playing), at: StreamInstant(nanoseconds: 0))
    let now = StreamInstant(nanoseconds: 8_000_000_000)
    let actions = session.handle(.command(.extend(.seconds(10))), at: now)
    guard case .order(.replace(let longer)) = actions.first else {
      Issue.record("no other timeline")
      return
    }
    var transport = Transport(playing: waitsProgramme, to: 8150)
    transport.replace(with: Programme(longer, theme: .fallback))
    let expected =
      render(longer.cues.filter { $0.at < frame(20_500) }, to: frame(20_500)).from(8150)
      + arrival.first(frames: 2 * second)
    let count = (20_500 - 8150) * 48 + 2 * second
    #expect(firstDifference(transport.take(count), expected) == nil)
    #expect(transport.position == frame(20_500))
  }

  @Test func whereNothingPlaysThereIsNothingToReplace() {
    var transport = Transport()
    transport.replace(with: programme)
    #expect(transport.state == .idle)
    let isSilent = transport.take(second).allSatisfy { $0 == 0 }
    #expect(isSilent)
  }

  /// The short programme with its last phase, and the sound of it, a second later.
  private func timelineWithLateFinish() -> Timeline {
    let short = programme.timeline
    var (phases, cues) = (short.phases, short.cues)
    let last = phases.count - 1
    phases[last - 1].end = frame(8000)
    (phases[last].start, phases[last].end) = (frame(8000), frame(9000))
    cues[cues.count - 1].at = frame(8000)
    return Timeline(routine: short.routine, phases: phases, cues: cues, steps: short.steps)
  }
}
