// The questions of `routine new`: what is asked after which answer, and what comes of the answers.

import ConfigFiles
import Routines
import Testing

@testable import Authoring

private let catalogue = Catalogue(try! BuiltIn.exercises())

/// The interview after some answers, and what was refused.
private func interview(_ answers: String...) -> (interview: RoutineInterview, refusals: [String]) {
  var interview = RoutineInterview(catalogue: catalogue)
  let refusals = answers.compactMap { interview.answer($0) }
  return (interview, refusals)
}

@Suite struct RoutineInterviewTests {
  @Test func anExerciseAHoldSetsAndASideMakeAStep() {
    let (interview, refusals) = interview("knee-to-chest", "20s", "3", "left", "")
    #expect(refusals == [])
    #expect(interview.isOver)
    let expected = ExerciseStep(
      catalogue["knee-to-chest"]!, dose: .hold(.seconds(20), sets: 3), only: .left)
    #expect(interview.steps == [.exercise(expected)])
  }

  @Test func justEnterTakesWhatIsUsual() {
    let (interview, _) = interview("Child's pose", "", "", "")
    #expect(interview.isOver)
    #expect(interview.steps == [.exercise(ExerciseStep(catalogue["childs-pose"]!))])
  }

  @Test func aNumberIsRepetitionsAtTheExercisesOwnPace() {
    let (interview, _) = interview("curl-up", "7", "2", "")
    guard case .exercise(let step) = interview.steps[0] else { return }
    #expect(step.dose.work == catalogue["curl-up"]!.dose.work.with(amount: 7))
    #expect(step.dose.sets == 2)
  }

  @Test func whatIsKeptUpTakesADuration() {
    let (interview, _) = interview("marching-on-the-spot", "90s", "", "", "")
    guard case .exercise(let step) = interview.steps[0] else { return }
    #expect(step.dose.work == .duration(.seconds(90)))
  }

  @Test func aSlipIsOfferedItsNearestName() {
    let (asked, _) = interview("knee-to-chets")
    #expect(asked.prompt.contains("did you mean “knee-to-chest”?"))
    let (taken, _) = interview("knee-to-chets", "yes", "", "", "", "")
    #expect(taken.steps == [.exercise(ExerciseStep(catalogue["knee-to-chest"]!))])
  }

  @Test func anExerciseOfOnesOwnIsDefinedInPlace() {
    let (interview, refusals) = interview(
      "towel slide", "yes", "supine", "", "8", "", "both", "")
    #expect(refusals == ["Please give an amount for an exercise of your own."])
    guard case .exercise(let step) = interview.steps[0] else { return }
    #expect(step.exercise.name == "towel slide")
    #expect(step.exercise.position == .supine)
    #expect(step.parts.count == 2)
    #expect(step.dose.work == .repetitions(8, .breath(.slow)))
  }

  @Test(arguments: [
    ([""], "A routine has at least one exercise; Ctrl-C gives up."),
    (
      ["plank", "a while"],
      "Please write a length such as 20s or 1m30s, or a number of repetitions, 1 to 200."
    ),
    (["plank", "11m"], "A hold takes 1s to 10m."),
    (["plank", "20s", "0"], "Please write a number, 1 to 50."),
    (["glute-stretch", "20s", "", "up"], "Please answer both, left or right."),
    (["qqqqqqqqqqqqqqqqqq", "maybe"], "Please answer yes or no."),
    (["Slide", "yes", "seatd"], "“seatd” is not one of them; did you mean “seated”?"),
  ])
  func whatCannotBeTakenIsAskedAgain(answers: [String], refusal: String) {
    var interview = RoutineInterview(catalogue: catalogue)
    for answer in answers.dropLast() { #expect(interview.answer(answer) == nil) }
    let asked = interview.question
    #expect(interview.answer(answers.last!) == refusal)
    #expect(interview.question == asked)
  }

  @Test func whatIsWrittenReadsAsWhatWasAnswered() throws {
    let (interview, _) = interview(
      "glute-stretch", "20s", "3", "right", "cat-cow", "6", "", "towel slide", "yes", "", "30s", "",
      "", "")
    #expect(interview.isOver)
    let routine = Routine(id: "mine", name: "Mine", steps: interview.steps)
    let read = try RoutineFile.routine(
      RoutineText.yaml(routine, catalogue: catalogue), id: "mine", file: "mine.yaml",
      catalogue: catalogue)
    #expect(read == routine)
  }
}
