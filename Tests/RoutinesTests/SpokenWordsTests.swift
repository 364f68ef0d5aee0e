// What is said of a step in the course of a session: its dose, what is new about it, and what is
// needed.

import Testing

@testable import Routines

private func exercise(_ id: String, _ sides: Sides = .none, needs: [Need] = []) -> Exercise {
  var exercise = Exercise(
    id: id, name: id.capitalized, position: .supine, sides: sides, dose: .hold(.seconds(10)))
  exercise.sentence = "Do \(id)."
  exercise.instructions = "Do \(id), \(sides == .none ? "all of it" : "{left|right|both}")."
  exercise.ending = "End \(id)."
  exercise.needs = needs
  return exercise
}

private func step(
  _ id: String, _ dose: Dose? = nil, sides: Sides = .none, needs: [Need] = []
) -> Step {
  .exercise(ExerciseStep(exercise(id, sides, needs: needs), dose: dose))
}

/// What is said of each exercise step of a routine, in order.
private func words(_ steps: Step..., guide: Guide = Guide(.full)) -> [[String]] {
  let routine = Routine(id: "r", name: "R", steps: steps)
  return routine.plan.compactMap { planned in
    guard case .exercise(let step) = planned.step else { return nil }
    return guide.words(of: step, on: step.parts[0], planned.briefing, of: routine.exerciseCount)
      .compactMap(\.text)
  }
}

@Suite struct SpokenWordsTests {
  @Test(
    arguments: [
      (Dose.hold(.seconds(10), sets: 3), Sides.each, "Ten seconds, three times, each side."),
      (.hold(.seconds(90)), .none, "One minute 30 seconds."),
      (.hold(Milliseconds(2500)), .none, "2.5 seconds."),
      (Dose(.breaths(12, .slow)), .none, "Twelve breaths."),
      (Dose(.breaths(1, .slow), sets: 2), .none, "One breath, two sets."),
      (.repetitions(8, breath: .slow), .each, "Eight times, each side."),
      (Dose(.repetitions(15, .breath(.slow)), sets: 2), .none, "15 times, two sets."),
      (Dose(.repetitions(1, .breath(.slow))), .none, "Once."),
      (Dose(.duration(.seconds(60))), .none, "One minute."),
      (
        Dose(
          .contractRelax(contract: .seconds(5), relax: .seconds(20), repetitions: 3)), .none,
        "Tense for five seconds, let go for 20 seconds, three times."
      ),
    ] as [(Dose, Sides, String)])
  func theDoseIsSaid(dose: Dose, sides: Sides, expected: String) {
    let step = ExerciseStep(exercise("stretch", sides), dose: dose)
    #expect(Phrases.english.dose(of: step).text == expected)
  }

  @Test func directionsAreWays() {
    var nod = exercise("nod")
    nod.directions = [.up, .down]
    let step = ExerciseStep(nod, dose: .hold(.seconds(5)))
    #expect(Phrases.english.dose(of: step).text == "Five seconds, each way.")
  }

  @Test func whatWasExplainedIsOnlyNamed() {
    #expect(
      words(.repeat(4, [step("bend")])) == [
        ["Four rounds.", "Bend.", "Ten seconds.", "Do bend, all of it."],
        ["Round two of four.", "Bend.", "Do bend."], ["Round three of four.", "Bend."],
        ["Last round.", "Bend."],
      ])
  }

  @Test func exercisesAreCountedOnceAndAnotherDoseIsSaid() {
    #expect(
      words(step("bend"), step("turn"), step("bend", .hold(.seconds(20)))) == [
        ["One of two.", "Bend.", "Ten seconds.", "Do bend, all of it."],
        ["Two of two.", "Turn.", "Ten seconds.", "Do turn, all of it."],
        ["Bend.", "20 seconds.", "Do bend."],
      ])
  }

  @Test func theLimbIsThatOfTheSide() {
    let words = words(step("bend", sides: .each), step("turn", sides: .alternate))
    #expect(words[0].suffix(2) == ["Left side.", "Do bend, left."])
    #expect(words[1].suffix(2) == ["Alternating sides, left first.", "Do turn, both."])
  }

  @Test func theEndIsSaidWhenAnExerciseDoesNotComeAgain() {
    let routine = Routine(id: "r", name: "R", steps: [.repeat(2, [step("bend"), step("turn")])])
    let guide = Guide(.full)
    let said = routine.plan.map { planned -> String? in
      guard case .exercise(let step) = planned.step else { return nil }
      return guide.ending(of: step, on: .whole, planned.briefing)?.text
    }
    #expect(said == [nil, nil, "End bend.", "End turn."])
  }

  @Test func ownWordsAreSaidOnce() {
    var own = ExerciseStep(exercise("bend"))
    own.say = .text("Slowly.")
    var other = own
    other.say = .text("Faster.")
    #expect(
      words(.repeat(2, [.exercise(own)]), .exercise(other)).map(\.last) == [
        "Slowly.", "Bend.", "Faster.",
      ])
  }

  @Test(
    arguments: [
      ([.wall], "a wall near you"), ([.wall, .chair], "a chair and a wall near you"),
      ([.wall, .strap, .chair], "a chair, a strap or a towel and a wall near you"),
    ] as [([Need], String)])
  func aWallIsNotFetched(needs: [Need], expected: String) {
    let routine = Routine(id: "r", name: "R", steps: [step("a", needs: needs)])
    #expect(Phrases.english.needs(of: routine)?.text == "You will need \(expected).")
  }

  @Test(
    arguments: [
      ("Ten minutes for the neck", 600, "One exercise."),
      ("Ten minutes for the neck", 571, "One exercise."),
      ("Ten minutes for the neck", 640, "One exercise, eleven minutes."),
      ("60 minutes of breathing", 3700, "One exercise."),
      ("Fifteen minutes for the hips", 905, "One exercise."),
      ("Ten minutes", 600, "One exercise."),
      ("Neck", 600, "One exercise, ten minutes."),
    ] as [(String, Int64, String)])
  func theLengthIsSaidOnce(name: String, seconds: Int64, expected: String) {
    let routine = Routine(id: "r", name: name, steps: [step("a")])
    let words = Guide(.full).introduction(to: routine, length: .seconds(seconds)).words
    #expect(words.last?.text == expected)
  }

  @Test func whatIsNeededIsSaidInTimeToFetchIt() {
    let guide = Guide(.short)
    let routine = Routine(
      id: "r", name: "R",
      steps: [step("a", needs: [.strap, .eyesOpen]), step("b", needs: [.chair])])
    let introduction = guide.introduction(to: routine, length: .seconds(300))
    #expect(introduction.words.last?.text == "You will need a chair and a strap or a towel.")
    #expect(introduction.fetching > .zero)
    let bare = Routine(id: "r", name: "R", steps: [step("a", needs: [.eyesOpen])])
    #expect(guide.introduction(to: bare, length: .seconds(60)).fetching == .zero)
  }

  @Test(
    arguments: [
      // Words use the rest; it is as long as it is written.
      (10, 0, 4000, 2000, 10_000, 8800), (45, 0, 6000, 5000, 45_000, 19_000),
      // Only what does not fit makes it longer.
      (10, 0, 15_000, 5000, 21_200, 20_000), (10, 4000, 4000, 5000, 13_000, 9000),
      // Without words, the time for the countdown.
      (10, 0, 0, 2000, 10_000, 5000), (1, 0, 0, 5000, 5500, 5000), (2, 0, 0, 1000, 2000, 1500),
    ] as [(Int64, Int64, Int64, Int64, Int64, Int64)])
  func aRestIsSharedWithGettingReady(
    seconds: Int64, kept: Int64, said: Int64, moving: Int64, total: Int64, ready: Int64
  ) {
    let pause = Pause(
      resting: .seconds(seconds), kept: Milliseconds(kept), said: Milliseconds(said),
      moving: Milliseconds(moving))
    #expect(pause.ready == Milliseconds(ready))
    #expect(pause.rest + pause.ready == Milliseconds(total))
  }
}
