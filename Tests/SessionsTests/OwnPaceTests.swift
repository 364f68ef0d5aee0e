// Sets at the user's own pace: waits in the course of an exercise, in which everything that a
// session can be told means that exercise.

import Routines
import Testing

@testable import Sessions

private func exercise(_ id: String, _ dose: Dose) -> Exercise {
  Exercise(id: id, name: id, position: .standing, dose: dose)
}

private func step(_ id: String, _ dose: Dose) -> Step {
  .exercise(ExerciseStep(exercise(id, dose), dose: dose, ready: .seconds(5)))
}

/// A hold, two sets of squats with 10 s between, and a hold.
private let timeline = Timeline(
  compiling: Routine(
    id: "own", name: "Own",
    steps: [
      step("hold", .hold(.seconds(10))),
      step("squat", Dose(.repetitions(12, .own), sets: 2, between: .seconds(10))),
      step("end", .hold(.seconds(10))),
    ]))

/// In the wait after a set, from 0.
private func waiting(afterSet set: Int) -> Performer {
  var performer = Performer(timeline)
  performer.play(to: timeline.waits[0].at)
  performer.advance(by: .seconds(1))
  for _ in 0..<set {
    performer.command(.resume)
    performer.advance(by: .seconds(13))
  }
  return performer
}

@Suite struct OwnPaceTests {
  @Test func itIsInTheExerciseFromTheStartToTheEnd() {
    var performer = Performer(timeline)
    performer.play(to: timeline.steps[1].start + FrameCount(.seconds(2)))
    #expect(performer.session.step(at: performer.now) == 1, "while getting ready")
    performer = waiting(afterSet: 0)
    #expect(performer.session.wait?.step == 1)
    performer.command(.resume)
    performer.advance(by: .seconds(5))
    #expect(performer.session.step(at: performer.now) == 1, "between the sets")
    performer.advance(by: .seconds(8))
    #expect(performer.session.wait?.step == 1, "after the second set")
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    #expect(performer.session.step(at: performer.now) == 2)
    performer.playToTheEnd()
    #expect(performer.outcome == .completed)
    #expect(performer.faults == [])
  }

  @Test(arguments: [0, 1])
  func skipLeavesTheExerciseAndBackBeginsItAgain(set: Int) {
    var performer = waiting(afterSet: set)
    performer.command(.skip)
    #expect(performer.session.step(at: performer.now) == 2)
    #expect(performer.record.skipped == [SkippedStep(step: 1, exercise: "squat")])
    performer = waiting(afterSet: set)
    performer.command(.back)
    #expect(performer.session.step(at: performer.now) == 1)
    #expect(performer.position == timeline.steps[1].start)
    performer.advance(by: .seconds(8))
    #expect(performer.session.wait?.step == 1)
  }

  @Test func painIsOfTheExerciseThatIsDone() {
    let performer = waiting(afterSet: 1)
    #expect(performer.session.doneLast(at: performer.now)?.id == "squat")
  }

  /// The set is done again with the easier exercise, in its own wait or without one.
  @Test(arguments: [0, 1], [Dose(.repetitions(8, .breath(.slow))), .hold(.seconds(5))])
  func anEasierExerciseTakesTheSetOver(set: Int, dose: Dose) {
    var performer = waiting(afterSet: set)
    performer.command(.easier(exercise("easy", dose)))
    #expect(performer.session.state == .running)
    #expect(performer.session.step(at: performer.now) == 1)
    #expect(performer.session.timeline.steps[1].step.exercise?.id == "easy")
    for _ in 0..<60 where performer.outcome == nil {
      performer.advance(by: .seconds(20))
      if performer.session.isWaiting { performer.command(.resume) }
    }
    #expect(performer.outcome == .completed)
    #expect(performer.faults == [])
    #expect(performer.record.parts.contains { $0.exercise == "easy" && $0.done > .zero })
  }

  /// As long as the user took, which is what was planned; a pause in it is none.
  @Test func itsTimeIsCounted() {
    var performer = Performer(timeline)
    performer.play(to: timeline.waits[0].at)
    performer.advance(by: .seconds(1))
    let begun = performer.record.parts[1].done
    performer.advance(by: .seconds(30))
    performer.command(.pause)
    performer.advance(by: .seconds(60))
    performer.command(.resume)
    performer.advance(by: .seconds(10))
    performer.command(.resume)
    performer.advance(by: .seconds(1))
    let part = performer.record.parts[1]
    #expect(part.exercise == "squat" && part.isAtOwnPace)
    let worked = (part.done - begun).count
    #expect((39_000...42_000).contains(worked), "\(worked)")
    performer.advance(by: .seconds(13))
    performer.command(.resume)
    performer.playToTheEnd()
    #expect(performer.record.parts.allSatisfy { $0.done == $0.planned })
    #expect(performer.record.uneven == [])
  }

  @Test func itHasNoTimeToExtend() {
    var performer = Performer(timeline)
    performer.play(to: timeline.waits[0].at - FrameCount(.seconds(1)))
    let refusal = performer.session.refusal(of: .extend(.seconds(30)), at: performer.now)
    #expect(refusal == .nothingToExtend)
  }
}
