// The session machine as a table: what every command does in every state.

import Routines
import Testing

@testable import Sessions

private let hold = Exercise(
  id: "hold", name: "Hold", position: .seated,
  dose: .hold(.seconds(10), sets: 1, between: .zero))
/// Steps at 0 s, 16.5 s and 31.5 s; the finish at 46.5 s, the end at 49.5 s.
private let timeline = Timeline(
  compiling: Routine(
    id: "three", name: "Three",
    steps: (0..<3).map { _ in .exercise(ExerciseStep(hold)) }))

private func place(_ milliseconds: Int64) -> TimelinePosition {
  TimelinePosition(frame(milliseconds))
}

/// A session whose first frame is heard at 0.
private func running() -> Session {
  var session = Session(timeline, at: at(0))
  _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
  return session
}

@Suite struct SessionTests {
  @Test func thePositionIsWhatIsHeard() {
    var session = Session(timeline, at: at(0))
    #expect(session.position(at: at(5000)) == .zero)
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(700), moves: true)), at: at(100))
    #expect(session.position(at: at(600)) == .zero)
    #expect(session.position(at: at(1700)) == frame(1000))
    #expect(session.position(at: at(90_000)) == timeline.end)
  }

  @Test func itAsksToBeWokenAtTheEndOfEachPhase() {
    var session = running()
    let actions = session.handle(.woken, at: at(6500))
    #expect(actions == [.changed, .wake(at: at(16_500))])
  }

  @Test(
    arguments: [
      (1_000, SessionCommand.skip, StreamOrder<Timeline>.seek(place(16_500))),
      (16_499, .skip, .seek(place(16_500))),
      (16_500, .skip, .seek(place(31_500))),
      (40_000, .skip, .seek(place(46_500))),
      (47_000, .skip, .seek(TimelinePosition(timeline.end))),
      (1_000, .back, .seek(place(0))),
      (10_000, .back, .seek(place(0))),
      (18_400, .back, .seek(place(0))),
      (18_600, .back, .seek(place(16_500))),
      (33_000, .back, .seek(place(16_500))),
      (5_000, .pause, .pause),
      (5_000, .toggle, .pause),
      (5_000, .stop(inPain: false), .stop),
    ] as [(Int64, SessionCommand, StreamOrder<Timeline>)])
  func aCommandBecomesAnOrder(now: Int64, command: SessionCommand, order: StreamOrder<Timeline>) {
    var session = running()
    #expect(session.handle(.command(command), at: at(now)).first == .order(order))
  }

  @Test func aSecondPauseAndAResumeWhileRunningChangeNothing() {
    var session = running()
    #expect(session.handle(.command(.resume), at: at(1000)) == [])
    _ = session.handle(.command(.pause), at: at(2000))
    #expect(session.handle(.command(.pause), at: at(3000)) == [])
    #expect(session.position(at: at(60_000)) == frame(2000))
    #expect(session.handle(.command(.toggle), at: at(4000)).first == .order(.resume))
  }

  @Test func aSeekWhilePausedStaysPaused() {
    var session = running()
    _ = session.handle(.command(.pause), at: at(2000))
    _ = session.handle(.command(.skip), at: at(3000))
    #expect(session.isPaused)
    #expect(session.position(at: at(9000)) == frame(16_500))
  }

  @Test func aPauseEndsByItselfAfterFifteenMinutes() {
    var session = running()
    let pause = session.handle(.command(.pause), at: at(2000))
    #expect(pause.last == .wake(at: at(902_000)))
    #expect(session.handle(.woken, at: at(901_999)).contains(.wake(at: at(902_000))))
    let end = session.handle(.woken, at: at(902_000))
    #expect(end == [.order(.stop), .wake(at: nil), .ended(.leftPaused)])
    #expect(session.handle(.command(.resume), at: at(902_001)) == [])
  }

  @Test func theEndIsHeardBeforeTheSessionIsOver() {
    var session = running()
    #expect(session.handle(.woken, at: at(49_500)) == [.changed, .wake(at: nil)])
    #expect(!session.isFinished)
    #expect(session.handle(.ended, at: at(49_600)) == [.wake(at: nil), .ended(.completed)])
  }

  @Test func instantsAndFramesAgreeAndATimerNeverComesEarly() {
    for count in [Int64(1), 2, 47, 48, 48_001, 479_999, 172_800_001] {
      let later = at(5) + FrameCount(count)
      #expect(later - at(5) == FrameCount(count))
      #expect(FrameCount(count).nanoseconds * 48_000 >= count * 1_000_000_000)
    }
  }
}
