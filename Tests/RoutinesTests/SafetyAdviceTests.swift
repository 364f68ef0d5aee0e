// When the safety sentences are shown: in the few moments of EXERCISES.md, and never otherwise.

import Routines
import Testing

@Suite struct SafetyAdviceTests {
  private func history(
    practised: [Int] = [], pains: [(day: Int, level: Int)] = []
  ) -> ExerciseHistory {
    ExerciseHistory(
      today: 1000,
      practices: practised.map { .init(day: $0, work: .seconds(60), exercises: []) },
      pains: pains.map { .init(day: $0.day, exercise: nil, level: $0.level) })
  }

  /// The first words of each sentence.
  private func starts(_ history: ExerciseHistory) -> [String] {
    SafetyAdvice.beforeStart(history).map { sentence in
      String(sentence.split(separator: " ").prefix(3).joined(separator: " "))
    }
  }

  private let strong = ["You recorded strong", "See a doctor"]

  @Test func theSentencesComeInTheirMoments() {
    #expect(starts(history()) == ["Before the first"])
    #expect(starts(history(pains: [(990, 3)])) == [])
    #expect(starts(history(practised: [999])) == [])
    #expect(starts(history(practised: [973])) == [])
    #expect(starts(history(practised: [972])) == ["It has been"])
    #expect(starts(history(practised: [990], pains: [(990, 8)])) == strong)
    #expect(starts(history(practised: [990], pains: [(995, 10)])) == strong)
    #expect(starts(history(practised: [990], pains: [(995, 7)])) == [])
    #expect(starts(history(practised: [990, 996], pains: [(995, 10)])) == [])
    #expect(starts(history(pains: [(995, 9)])) == strong)
    #expect(starts(history(practised: [900], pains: [(900, 9)])) == ["It has been"] + strong)
  }

  @Test(arguments: ["saddle", "bladder", "bowel", "leg", "fever", "fall", "doctor at once"])
  func strongPainBringsTheWarningSigns(word: String) {
    #expect(SafetyAdvice.after(pain: 8)?.contains(word) == true)
    #expect(SafetyAdvice.beforeStart(history(pains: [(999, 8)])).last?.contains(word) == true)
  }

  @Test func lesserPainBringsNothing() {
    #expect(SafetyAdvice.after(pain: 7) == nil)
    #expect(SafetyAdvice.after(pain: 0) == nil)
  }

  @Test func aRoutineTellsWhichOfItsExercisesHurt() {
    let steps = ["cobra-pose", "cat-cow", "childs-pose", "cobra-pose"].map {
      Step.exercise(ExerciseStep(Small[$0]))
    }
    let routine = Routine(id: "r", name: "R", steps: [.repeat(2, steps)])
    var history = history()
    history.pains = [
      .init(day: 980, exercise: "cobra-pose", level: 3),
      .init(day: 985, exercise: "cobra-pose", level: 5),
      .init(day: 986, exercise: "cat-cow", level: 5, isCleared: true),
      .init(day: 987, exercise: "plank", level: 5),
      .init(day: 988, exercise: nil, level: 9),
    ]
    let hurting = SafetyAdvice.hurting(routine, history)
    #expect(hurting.map(\.exercise.id) == ["cobra-pose"])
    #expect(hurting.map(\.pain.day) == [985])
  }
}
