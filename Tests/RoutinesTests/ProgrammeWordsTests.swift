// How the doses of programmes are said, and how much is said of them.

import Routines
import Testing

private func said(_ dose: Dose, sides: Sides = .none) -> String? {
  let exercise = Exercise(
    id: "bend", name: "Bend", position: .standing, sides: sides, dose: dose)
  return Phrases.english.dose(of: ExerciseStep(exercise, dose: dose)).text
}

private func held(_ count: Int, _ seconds: Int64) -> Work {
  .repetitions(count, .tempo(.holding(.seconds(seconds))))
}

@Suite struct ProgrammeWordsTests {
  @Test(arguments: [
    (Dose(held(10, 5)), "Ten times, hold for five seconds."),
    (Dose(held(10, 5), sets: 3), "Ten times, hold for five seconds, three sets."),
    (
      Dose(sets: [held(6, 10), held(4, 10), held(2, 10)]),
      "Six, four and two times, hold for ten seconds."
    ),
    (
      Dose(sets: [.hold(.seconds(10)), .hold(.seconds(8)), .hold(.seconds(6))]),
      "Ten, eight and six seconds."
    ),
    (
      Dose(sets: [held(6, 10), held(4, 8)]),
      "Two sets: six times, hold for ten seconds; four times, hold for eight seconds."
    ),
    (
      Dose(sets: [.hold(.seconds(90)), .hold(.seconds(60))]),
      "Two sets: one minute 30 seconds; one minute."
    ),
    (Dose(.asManyAsPossible(.seconds(30))), "As many as you can in 30 seconds."),
    (Dose(.repetitions(12, .own), sets: 2), "Twelve times, at your own pace, two sets."),
    (Dose(.flow(Flow([Flow.Move(.in)], .slow))), "One round."),
    (Dose(.flow(Flow([Flow.Move(.in)], .slow)), sets: 4), "Four rounds."),
  ])
  func aDoseIsSaid(dose: Dose, expected: String) {
    #expect(said(dose) == expected)
  }

  @Test func aSetOfAlternatingSidesSaysSo() {
    #expect(
      said(Dose(.repetitions(3, .own)), sides: .alternate)
        == "Three times, at your own pace, each side.")
    #expect(
      said(Dose(.asManyAsPossible(.seconds(30))), sides: .alternate)
        == "As many as you can in 30 seconds, alternating sides.")
  }

  @Test func aRoutinesGuideAndAStepsAreFollowed() {
    let dose = Dose.hold(.seconds(20))
    var exercise = Exercise(id: "bend", name: "Bend", position: .standing, dose: dose)
    exercise.sentence = "Bend forward."
    var step = ExerciseStep(exercise, dose: dose)
    var routine = Routine(id: "r", name: "R", steps: [.exercise(step)])
    routine.guide = .names
    let words = { (timing: Timing) in
      timing.under(routine).words(of: step, on: .whole, Briefing(), of: 1).compactMap(\.text)
    }
    #expect(words(Timing(guide: Guide(.full))) == ["Bend.", "20 seconds."])
    step.guide = .short
    #expect(words(Timing(guide: Guide(.full))) == ["Bend.", "20 seconds.", "Bend forward."])
    #expect(words(Timing(guide: Guide(.tones))) == [], "whoever has nothing spoken hears nothing")
    routine.guide = .tones
    #expect(words(Timing(guide: Guide(.full))) == ["Bend.", "20 seconds.", "Bend forward."])
  }
}
