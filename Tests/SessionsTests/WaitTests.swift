// Waits, where the timeline stands still: how a session comes into them and goes on, and that no
// order of commands and news ever leads past one, or to no end.

import Routines
import TestSupport
import Testing

@testable import Sessions

private let short = Step.exercise(
  ExerciseStep(
    Exercise(id: "short", name: "Short", position: .seated, dose: .hold(.seconds(10)))))

private func timeline(_ steps: Step...) -> Timeline {
  Timeline(compiling: Routine(id: "waits", name: "Waits", steps: steps))
}

private func wait(atMost: Milliseconds? = nil) -> Step { .wait(Wait("Go on", atMost: atMost)) }

/// Waits at 16.5 s, twice in a row; an exercise; and a last one at 31.5 s.
private let waits = timeline(short, wait(), wait(atMost: .seconds(20)), short, wait())

/// In the wait that is the step of this number.
private func waiting(in step: Int) -> Performer {
  var performer = Performer(waits)
  performer.play(to: waits.steps[step].start)
  while performer.session.step(at: performer.now) < step {
    if performer.session.isWaiting {
      performer.command(.resume)
    } else {
      performer.advance(by: .seconds(1))
    }
  }
  return performer
}

@Suite struct WaitTests {
  @Test(arguments: [SessionCommand.resume, .toggle])
  func itStandsUntilTheUserGoesOn(by command: SessionCommand) {
    var performer = waiting(in: 1)
    #expect(performer.session.wait?.step == 1)
    performer.advance(by: .seconds(600))
    #expect(performer.session.wait?.step == 1)
    #expect(performer.position == frame(16_500))
    performer.command(command)
    #expect(performer.session.wait?.step == 2)
    performer.command(command)
    #expect(performer.session.state == .running)
    performer.advance(by: .seconds(3))
    #expect(performer.position > frame(19_000))
    performer.playToTheEnd()
    #expect(performer.outcome == .completed)
    #expect(performer.faults == [])
    #expect(performer.record.parts.allSatisfy { $0.done == $0.planned })
  }

  @Test func itEndsByItselfWhenItSaysSo() {
    var performer = waiting(in: 2)
    #expect(performer.session.waitRemaining(at: performer.now) == FrameCount(.seconds(20)))
    performer.advance(by: .seconds(19))
    #expect(performer.session.wait?.step == 2)
    performer.advance(by: .seconds(2))
    #expect(performer.session.state == .running)
    #expect(performer.session.step(at: performer.now) == 3)
  }

  @Test func withoutALimitItEndsTheSessionAfterFifteenMinutes() {
    var performer = waiting(in: 1)
    performer.advance(by: .seconds(15 * 60 - 1))
    #expect(performer.outcome == nil)
    performer.advance(by: .seconds(2))
    #expect(performer.outcome == .leftPaused)
  }

  /// A person's word goes before the routine's limit.
  @Test func aPauseInItHoldsItsLimitAndAResumeLeadsBackToIt() {
    var performer = waiting(in: 2)
    performer.advance(by: .seconds(15))
    performer.command(.pause)
    performer.advance(by: .seconds(600))
    #expect(performer.session.isPaused)
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    #expect(performer.session.wait?.step == 2)
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    #expect(performer.session.step(at: performer.now) == 3)
  }

  @Test(arguments: [(1, 2, 16_500), (2, 3, 16_500), (4, 4, 31_500)] as [(Int, Int, Int64)])
  func skipEndsIt(step: Int, then next: Int, at milliseconds: Int64) {
    var performer = waiting(in: step)
    performer.command(.skip)
    #expect(performer.session.step(at: performer.now) == next)
    #expect(performer.session.isWaiting == (next == 2))
    // The last one leads to the closing figure, not past it.
    #expect(performer.position == frame(milliseconds))
    #expect(performer.record.skipped == [])
  }

  @Test(arguments: [(1, 0), (2, 1), (4, 3)])
  func backGoesToTheStepBeforeIt(step: Int, then before: Int) {
    var performer = waiting(in: step)
    performer.command(.back)
    #expect(performer.session.step(at: performer.now) == before)
    #expect(performer.session.isWaiting == (before == 1))
  }

  @Test func backEarlyInAStepGoesIntoTheWaitBeforeIt() {
    var performer = waiting(in: 2)
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    performer.command(.back)
    #expect(performer.session.wait?.step == 2)
  }

  @Test(arguments: [1, 100, 149, 151, 400] as [Int64])
  func aPauseShortlyBeforeItStaysBeforeIt(by milliseconds: Int64) {
    var performer = Performer(waits)
    performer.play(to: frame(16_500 - milliseconds))
    guard !performer.session.isWaiting else { return }
    performer.command(.pause)
    performer.advance(by: .seconds(60))
    #expect(performer.session.isPaused)
    performer.command(.resume)
    performer.advance(by: .seconds(10))
    #expect(performer.session.wait?.step == 1)
    #expect(performer.faults == [])
  }

  @Test func aSkipOntoItIsInItAtOnce() {
    var session = Session(waits, at: at(0))
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
    _ = session.handle(.command(.skip), at: at(5000))
    #expect(session.wait?.step == 1)
  }

  @Test func backNeverGoesForwardWhereItComesFirst() {
    let first = Timeline(
      compiling: Routine(
        id: "first", name: "First", steps: [.wait(Wait("Lie down.")), .rest(.seconds(5))]))
    var session = Session(first, at: at(0))
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
    _ = session.handle(.command(.back), at: at(700))
    #expect(session.position(at: at(700)) == .zero)
    #expect(session.state == .running)
  }

  @Test func aPauseThatComesAfterItsFrameIsAPauseInIt() {
    // The timer is late: the frame of the wait has been heard, and nobody was woken.
    var session = Session(waits, at: at(0))
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
    let actions = session.handle(.command(.pause), at: at(16_600))
    #expect(session.isPaused)
    #expect(actions.contains(.order(.pause)))
    #expect(session.position(at: at(30_000)) == waits.waits[0].at)
  }

  @Test func aSkipOntoItWhilePausedWaitsAsSoonAsItGoesOn() {
    var performer = Performer(waits)
    performer.play(to: frame(9000))
    performer.command(.pause)
    performer.command(.skip)
    #expect(performer.session.isPaused)
    #expect(performer.position == frame(16_500))
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    #expect(performer.session.wait?.step == 1)
    performer.command(.resume)
    #expect(performer.session.wait?.step == 2)
  }

  @Test func nothingCanBeChangedInIt() {
    let performer = waiting(in: 1)
    let refusal = { performer.session.refusal(of: $0, at: performer.now) }
    #expect(refusal(.extend(.seconds(5))) == .nothingToExtend)
    #expect(refusal(.easier(short.exercise!)) == .noExercise)
  }

  @Test func anUntouchedSessionDoesWhatWasPlanned() {
    var numbers = SeededNumbers(seed: 5)
    for number in 0..<200 {
      var performer = Performer(Timeline(compiling: numbers.routine()))
      performer.playToTheEnd()
      #expect(performer.outcome == .completed, "session \(number)")
      #expect(performer.faults == [], "session \(number)")
      let record = performer.record
      #expect(record.parts.allSatisfy { $0.done == $0.planned }, "session \(number)")
      #expect(record.uneven == [])
    }
  }

  @Test func noOrderOfCommandsBreaksTheRules() {
    var numbers = SeededNumbers(seed: 7)
    for number in 0..<500 {
      let timeline = Timeline(compiling: numbers.routine())
      var performer = Performer(timeline)
      var isMoreThanPlanned = false
      for _ in 0..<Int.random(in: 1...25, using: &numbers) where performer.outcome == nil {
        let command = numbers.command()
        switch command {
        case .back, .restart, .extend, .easier: isMoreThanPlanned = true
        default: break
        }
        performer.command(command)
        performer.advance(by: numbers.pick([.zero, Milliseconds(90), .seconds(1), .seconds(9)]))
      }
      let record = performer.record
      if !isMoreThanPlanned {
        #expect(record.parts.allSatisfy { $0.done <= $0.planned }, "session \(number)")
      }
      // Left alone, it ends: by itself, or by the limit of a pause or a wait.
      for _ in 0..<40 where performer.outcome == nil {
        performer.advance(by: .seconds(16 * 60))
      }
      #expect(performer.outcome != nil, "session \(number)")
      #expect(performer.faults == [], "session \(number)")
    }
  }
}

extension SeededNumbers {
  fileprivate mutating func command() -> SessionCommand {
    switch Int.random(in: 0..<12, using: &self) {
    case 0: .pause
    case 1, 2: .resume
    case 3: .toggle
    case 4, 5: .skip
    case 6: .back
    case 7: pick([.restart, .toggle])
    case 8, 9: .extend(pick([Milliseconds(100), .seconds(1), .seconds(10)]))
    case 10: .easier(exercise("easier\(Int.random(in: 0..<3, using: &self))"))
    default: pick([.stop(inPain: false), .stop(inPain: true), .resume, .toggle, .toggle])
    }
  }
}
