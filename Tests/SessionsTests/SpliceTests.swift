// Where a changed timeline leaves the one before: what is heard around that frame, as a person can
// check it.

import Routines
import Testing

@testable import Sessions

private func exercise(_ id: String, _ position: Position, _ work: Work) -> Exercise {
  Exercise(id: id, name: id, position: position, dose: Dose(work))
}

private let hold = Work.hold(.seconds(10))
private let gentle = exercise("gentle", .seated, hold)

private func performer(
  _ exercise: Exercise, lead: Milliseconds = .zero, at milliseconds: Int64
) -> Performer {
  let steps: [Step] = [.exercise(ExerciseStep(exercise)), .rest(.seconds(5))]
  var performer = Performer(
    Timeline(
      compiling: Routine(id: "one", name: "One", steps: steps),
      options: CompileOptions(lead: lead)))
  performer.play(to: frame(milliseconds))
  return performer
}

@Suite struct SpliceTests {
  @Test(arguments: [5000, 30_500] as [Int64])
  func beforeTheFirstKnockAnEasierExerciseLeavesTheLeadWhole(at milliseconds: Int64) {
    var performer = performer(
      exercise("hard", .seated, hold), lead: .seconds(30), at: milliseconds)
    performer.command(.easier(gentle))
    #expect(table(performer.session.timeline).prefix(2) == ["ready 0-36500", "hold 36500-46500"])
    #expect(cueTable(performer.session.timeline).prefix(2) == ["start 30000", "ready 31500"])
  }

  @Test func whoIsNotDownYetGetsTheWholeWayAgain() {
    var performer = performer(exercise("hard", .supine, hold), at: 5000)
    var easier = gentle
    easier.position = .supine
    performer.command(.easier(easier))
    #expect(
      table(performer.session.timeline).prefix(3) == [
        "ready 0-5250", "ready 5250-25250", "hold 25250-35250",
      ])
  }

  @Test func whatWasDoneOfTheHarderExerciseIsRecordedAsThat() {
    var performer = performer(exercise("hard", .seated, hold), at: 10_000)
    performer.command(.easier(gentle))
    performer.playToTheEnd()
    let done = performer.record.parts.map { "\($0.exercise) \($0.done.count)" }
    #expect(done == ["hard 3750", "gentle 10000"])
  }

  @Test func aBreathThatIsBrokenOffDoesNotHoldBackTheKnock() {
    let slow = Breath(in: .seconds(10), out: .seconds(10))
    var performer = performer(
      exercise("hard", .seated, .repetitions(2, .breath(slow))), at: 7500)
    performer.command(.easier(gentle))
    #expect(cueTable(performer.session.timeline).dropFirst(3).first == "ready 7750")
  }

  @Test func aTickOfTheOldCountdownIsNotDoubledByTheNew() {
    var performer = performer(exercise("hard", .seated, hold), at: 13_300)
    performer.command(.extend(Milliseconds(100)))
    #expect(performer.faults == [])
    let ticks = performer.session.timeline.cues.filter { $0.kind == .countdown }
    #expect(ticks.map(\.at.milliseconds.count) == [13_500, 14_600])
  }

  @Test func untilTheStreamHasToldWhereItPausedItsQueueStays() {
    let timeline = performer(exercise("hard", .seated, hold), at: 0).session.timeline
    var session = Session(timeline, at: at(0))
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
    _ = session.handle(.command(.pause), at: at(16_400))
    _ = session.handle(.command(.extend(.seconds(5))), at: at(16_400))
    #expect(
      table(session.timeline).dropFirst().prefix(2) == ["hold 6500-16500", "rest 16500-26500"])
  }
}
