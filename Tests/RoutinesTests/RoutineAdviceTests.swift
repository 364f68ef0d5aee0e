// What `check` warns of: a table of routines, each with what is said of it, and as many of which
// nothing may be said.

import Routines
import Testing

@Suite struct RoutineAdviceTests {
  private func routine(_ steps: [Step], isPrescribed: Bool = false) -> Routine {
    Routine(id: "r", name: "R", steps: steps, isPrescribed: isPrescribed)
  }

  private func step(
    _ id: String, _ work: Work? = nil, sets: Int = 1, only: Side? = nil, prescribed: Bool = false
  ) -> Step {
    var step = ExerciseStep(Small[id], dose: work.map { Dose($0, sets: sets) }, only: only)
    step.isPrescribed = prescribed
    return .exercise(step)
  }

  private func sentences(_ steps: [Step]) -> [String] {
    RoutineAdvice.of(routine(steps)).map(\.sentence)
  }

  private static func hold(_ seconds: Int64) -> Work { .hold(.seconds(seconds)) }

  private static func moved(_ count: Int, _ milliseconds: Int64) -> Work {
    .repetitions(
      count, .tempo(Tempo(out: Milliseconds(milliseconds), hold: .zero, back: .zero)))
  }

  private static func pressed(_ contract: Int64, _ relax: Int64) -> Work {
    .contractRelax(contract: .seconds(contract), relax: .seconds(relax), repetitions: 3)
  }

  @Test(
    arguments: [
      ("childs-pose", hold(9), "A hold of 9s: 10s to 30s is usual"),
      ("childs-pose", hold(31), "up to 60s for older adults"),
      ("hamstring-stretch", pressed(2, 20), "Tensing for 2s: 3s to 6s"),
      ("hamstring-stretch", pressed(7, 20), "Tensing for 7s"),
      ("hamstring-stretch", pressed(5, 9), "Relaxing for 9s: 10s to 30s"),
      ("hamstring-stretch", pressed(5, 31), "Relaxing for 31s"),
      ("gentle-bounce", .duration(.seconds(10)), "Gentle bounce bounces, which can strain"),
      ("gentle-bounce", .duration(.seconds(11)), "keep each burst under 10s"),
      ("pistol-squat", moved(5, 5000), "Pistol squat is at level 3"),
      ("cat-cow", moved(5, 2999), "A repetition in 2999ms is quick: 3s or more"),
      ("crunch", moved(5, 2000), "slow and controlled"),
    ] as [(String, Work, String)])
  func aStepThatLeavesWhatIsUsualIsToldOf(id: String, work: Work, words: String) {
    let advice = RoutineAdvice.of(routine([.rest(.seconds(1)), step(id, work)]))
    #expect(advice.map(\.step) == [2])
    #expect(advice.first?.sentence.contains(words) == true, "\(advice)")
    #expect(RoutineAdvice.of(routine([step(id, work)], isPrescribed: true)) == [])
    #expect(sentences([step(id, work, prescribed: true)]) == [])
  }

  @Test(
    arguments: [
      ("childs-pose", hold(10)), ("childs-pose", hold(30)), ("plank", hold(45)),
      ("hamstring-stretch", pressed(3, 10)), ("hamstring-stretch", pressed(6, 30)),
      ("cat-cow", moved(5, 3000)), ("marching", .duration(.seconds(60))),
      ("belly-breathing", .breaths(6, .slow)), ("trunk-rotation", .duration(.seconds(30))),
    ] as [(String, Work)])
  func whatIsUsualIsNotToldOf(id: String, work: Work) {
    #expect(sentences([step(id, work)]) == [])
  }

  @Test func anExercisesOwnGoalGoesBeforeWhatIsUsual() {
    var exercise = Small["childs-pose"]
    exercise.goal = 5_000...90_000
    for (seconds, count) in [(4, 1), (5, 0), (90, 0), (91, 1)] as [(Int64, Int)] {
      let step = ExerciseStep(exercise, dose: .hold(.seconds(seconds)))
      #expect(sentences([.exercise(step)]).count == count)
    }
  }

  @Test func oneSideOnPurposeIsToldOf() {
    let advice = RoutineAdvice.of(routine([step("knee-to-chest", Self.hold(20), only: .left)]))
    #expect(advice.map(\.step) == [1])
    #expect(advice[0].sentence.hasPrefix("Only the left side"))
    #expect(sentences([step("childs-pose", Self.hold(20), only: .left)]) == [], "it has no sides")
  }

  @Test func sightIsToldOfWhereTheRestNeedsNone() {
    let walk = step("walking", .duration(.seconds(60)))
    let pose = step("childs-pose", Self.hold(20))
    let advice = RoutineAdvice.of(routine([pose, walk]))
    #expect(advice.map(\.step) == [2])
    #expect(advice[0].sentence.contains("open eyes"))
    #expect(sentences([walk]) == [])
  }

  @Test func stepsAreCountedAsTheyAreWritten() {
    let short = step("childs-pose", Self.hold(5))
    let steps: [Step] = [
      .rest(.seconds(1)), .repeat(3, [.wait(Wait("Lie down.")), .repeat(2, [short])]), short,
    ]
    #expect(routine(steps).numbered.map(\.number) == Array(1...6))
    #expect(RoutineAdvice.of(routine(steps)).map(\.step) == [5, 6])
  }

  @Test func moreThanFourMinutesOfHoldsForAnAreaAreToldOf() {
    let four = step("childs-pose", Self.hold(30), sets: 4)
    #expect(sentences([four, four]) == [])
    let more = sentences([.repeat(2, [four]), step("seated-twist", Self.hold(10))])
    #expect(more.count == 1)
    #expect(more[0].hasPrefix("4m10s of holds for the lower back: the benefit levels off at about"))
    #expect(sentences([four, four, step("seated-twist", Self.hold(10), prescribed: true)]) == [])
    // Each leg is held for itself.
    #expect(sentences([step("knee-to-chest", Self.hold(30), sets: 8)]) == [])
  }

  @Test func longWorkWithoutAWarmUpIsToldOf() {
    // A minute of each: 12 repetitions of 5 s.
    let crunch = step("crunch", Self.moved(12, 5000))
    let cow = step("cat-cow", Self.moved(12, 5000))
    let march = step("marching", .duration(.seconds(60)))
    let eight = Step.repeat(8, [crunch])
    let told = RoutineAdvice.of(routine([eight]))
    #expect(told.map(\.step) == [nil])
    #expect(told[0].sentence.hasPrefix("8m of active work"))
    #expect(sentences([.repeat(7, [crunch])]) == [], "never at less than eight minutes")
    #expect(sentences([march, eight]).count == 1, "a minute is no warm-up")
    #expect(sentences([march, march, eight]) == [])
    #expect(sentences([march, .rest(.seconds(5)), cow, eight]) == [])
    #expect(sentences([eight, march, march]).count == 1, "it comes in front")
    #expect(sentences([.repeat(9, [cow])]) == [], "gentle movement is its own warm-up")
    #expect(sentences([step("leg-swing", Self.moved(60, 5000)), eight]).count == 2)
  }
}
