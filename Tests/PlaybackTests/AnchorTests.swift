// What status, phases and the end are told by: which frame is heard when, in every state.

import Routines
import Sessions
import Testing

@testable import Playback

private let now = StreamInstant(nanoseconds: 5_000_000_000)
/// 100 ms lie in the queue.
private let queued = FrameCount(4800)

private struct Situation: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var events: @Sendable (inout Transport) -> Void
  var expected: Anchor?

  init(
    _ name: String, _ expected: Anchor?, _ events: @escaping @Sendable (inout Transport) -> Void
  ) {
    (testDescription, self.events, self.expected) = (name, events, expected)
  }
}

private func moving(_ frames: Int64, at milliseconds: Int64) -> Anchor {
  let instant = StreamInstant(nanoseconds: now.nanoseconds + milliseconds * 1_000_000)
  return Anchor(frame: FrameIndex(frames), at: instant, moves: true)
}

private let waitAtThreeSeconds: Programme = {
  let short = programme.timeline
  return Programme(
    Timeline(
      routine: short.routine, phases: short.phases, cues: short.cues, steps: short.steps,
      waits: [WaitPoint(at: frame(3000), step: 1, wait: Wait("Go on"))]),
    theme: .fallback)
}()

private let situations = [
  Situation("idle", nil) { _ in },
  Situation("about to be heard", moving(0, at: 100)) { $0.load(programme) },
  Situation("partly queued", moving(0, at: 90)) {
    $0.load(programme)
    _ = $0.take(480)
  },
  Situation("heard", moving(91_200, at: 0)) {
    $0.load(programme)
    _ = $0.take(96_000)
  },
  Situation("paused", Anchor(frame: frame(2000), at: now, moves: false)) {
    $0 = Transport(playing: programme, to: 2000)
    $0.pause()
    _ = $0.take(1000)
  },
  Situation("about to lead in", moving(96_000, at: 3100)) {
    $0 = Transport(playing: programme, to: 2000)
    $0.pause()
    $0.resume()
  },
  Situation("leading in", moving(96_000, at: 1100)) {
    $0 = Transport(playing: programme, to: 2000)
    $0.pause()
    $0.resume()
    _ = $0.take(96_000)
  },
  Situation("after a lead-in", moving(96_000, at: 90)) {
    $0 = Transport(playing: programme, to: 2000)
    $0.pause()
    $0.resume()
    _ = $0.take(144_480)
  },
  Situation("resumed", moving(24_000, at: 90)) {
    $0 = Transport(playing: programme, to: 500)
    $0.pause()
    $0.resume()
    _ = $0.take(480)
  },
  Situation("sought", moving(192_000, at: 90)) {
    $0 = Transport(playing: programme, to: 500)
    $0.seek(to: TimelinePosition(frame(4000)))
    _ = $0.take(480)
  },
  Situation("time lost", moving(28_800, at: 90)) {
    $0 = Transport(playing: programme, to: 500)
    $0.skip(FrameCount(4800))
    _ = $0.take(480)
  },
  Situation("ended, all of it queued", moving(384_000 - 4320, at: 0)) {
    $0 = Transport(playing: programme, to: 8000)
    _ = $0.take(480)
  },
  Situation("ended and heard", moving(384_000, at: -400)) {
    $0 = Transport(playing: programme, to: 8000)
    _ = $0.take(24_000)
  },
  Situation("a wait is reached, all of it queued", moving(144_000 - 4320, at: 0)) {
    $0 = Transport(playing: waitAtThreeSeconds, to: 3000)
    _ = $0.take(480)
  },
  Situation("a wait that is heard", Anchor(frame: frame(3000), at: now, moves: false)) {
    $0 = Transport(playing: waitAtThreeSeconds, to: 3000)
    _ = $0.take(24_000)
  },
  Situation("sought onto a wait", Anchor(frame: frame(3000), at: now, moves: false)) {
    $0 = Transport(playing: waitAtThreeSeconds, to: 500)
    $0.seek(to: TimelinePosition(frame(3000)))
    _ = $0.take(480)
  },
  Situation("stopped", moving(24_000, at: 90)) {
    $0 = Transport(playing: programme, to: 500)
    $0.stop()
    _ = $0.take(480)
  },
  Situation("forgotten", nil) {
    $0 = Transport(playing: programme, to: 500)
    $0.stop()
    $0.unload()
  },
]

@Suite struct AnchorTests {
  @Test(arguments: situations)
  private func anAnchorIsWhatIsHeardWhen(situation: Situation) {
    var transport = Transport()
    situation.events(&transport)
    #expect(transport.anchor(head: now + queued, at: now) == situation.expected)
  }

  @Test func aQueueThatIsOverIsNotLookedBackInto() {
    let transport = Transport(playing: programme, to: 2000)
    let head = StreamInstant(nanoseconds: now.nanoseconds - 1_000_000)
    #expect(
      transport.anchor(head: head, at: now)
        == Anchor(frame: frame(2000), at: head, moves: true))
  }
}
