// Sets that differ, held repetitions, one's own pace, rounds and flows in a routine's file: the
// value that each is read into, what is wrong with the others, and the same text again.

import Routines
import Testing

@testable import ConfigFiles

private let catalogue = Result { Catalogue(try BuiltIn.exercises()) }

private func read(_ text: String) throws(BadFile) -> Routine {
  let catalogue = try! catalogue.get()
  return try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue)
}

private func told(_ text: String) -> [String] { faults { () throws(BadFile) in try read(text) } }

private func step(_ text: String, _ exercise: String = "curl-up") throws -> ExerciseStep {
  try onlyStep(of: "steps: [{exercise: \(exercise), \(text)}]")
}

private func onlyStep(of text: String) throws -> ExerciseStep {
  guard case .exercise(let step) = try read(text).steps.first else { throw NotAnExercise() }
  return step
}

private struct NotAnExercise: Error {}

private func held(_ count: Int, _ seconds: Int64) -> Work {
  .repetitions(count, .tempo(.holding(.seconds(seconds))))
}

@Suite struct ProgrammeLanguageTests {
  @Test(arguments: [
    (
      "hold: [10s, 8s, 6s]",
      Dose(sets: [.hold(.seconds(10)), .hold(.seconds(8)), .hold(.seconds(6))])
    ),
    (
      "reps: [12, 10, 8], tempo: 2-0-2",
      Dose(
        sets: [12, 10, 8].map {
          .repetitions($0, .tempo(Tempo(out: .seconds(2), hold: .zero, back: .seconds(2))))
        })
    ),
    ("sets: [6, 4, 2], hold: 10s", Dose(sets: [held(6, 10), held(4, 10), held(2, 10)])),
    (
      "reps: [6, 4], hold: [10s, 8s], between: 20s",
      Dose(sets: [held(6, 10), held(4, 8)], between: .seconds(20))
    ),
    ("reps: 10, hold: 5s", Dose(held(10, 5))),
    ("reps: 10, hold: 5s, sets: 3", Dose(held(10, 5), sets: 3)),
    ("hold: [10s, 10s]", Dose.hold(.seconds(10), sets: 2)),
    ("hold: [10s, 8s], sets: 2", Dose(sets: [.hold(.seconds(10)), .hold(.seconds(8))])),
    ("reps: max, duration: 30s", Dose(.asManyAsPossible(.seconds(30)))),
    ("reps: 12, pace: own, sets: 2", Dose(.repetitions(12, .own), sets: 2)),
    ("reps: 5, hold: [5s, 3s, 2s]", Dose(sets: [held(5, 5), held(5, 3), held(5, 2)])),
    ("reps: 5, hold: [2s, 1s]", Dose(sets: [held(5, 2), held(5, 1)])),
  ])
  func aDoseIsReadAsItIsWritten(text: String, expected: Dose) throws {
    let read = try step(text)
    #expect(read.dose == expected)
    #expect(read.open == .none && read.paceThousandths == nil)
    let routine = Routine(id: "mine", name: "mine", steps: [.exercise(read)])
    let written = RoutineText.yaml(routine, catalogue: try catalogue.get())
    #expect(try onlyStep(of: written) == read, "\(written)")
  }

  /// A plank's usual hold, in a pyramid of repetitions.
  @Test func aListOfSetsAloneTakesTheExercisesOwnHold() throws {
    #expect(
      try step("sets: [3, 2]", "plank").dose == Dose(sets: [held(3, 10), held(2, 10)]))
  }

  /// A list of sets states the amount, which practice leaves alone; the pace stays the exercise's.
  @Test func aListOfSetsStatesTheRepetitions() throws {
    let read = try step("sets: [6, 4, 2]")
    #expect(read.open == .none)
    let pacing = try #require(read.exercise.dose.work.pacing)
    #expect(read.dose.works == [6, 4, 2].map { .repetitions($0, pacing) })
    #expect(read.dose.between == read.exercise.dose.between)
  }

  /// The text of an open dose with another tempo is not that of a hold.
  @Test func aTempoLikeAHeldRepetitionIsWrittenAsATempo() throws {
    let read = try step("tempo: 2-5-2")
    let routine = Routine(id: "mine", name: "mine", steps: [.exercise(read)])
    let text = RoutineText.yaml(routine, catalogue: try catalogue.get())
    #expect(try onlyStep(of: text) == read, "\(text)")
  }

  @Test func setsThatDifferInAnExercisesFileAreDoneAsTheyAre() throws {
    let text = "name: P\nposition: standing\nhold: [20s, 15s, 10s]\n"
    let exercise = try ExerciseFile.exercise(text, id: "pyramid", file: "pyramid.yaml")
    let own = Catalogue(try BuiltIn.exercises() + [exercise])
    let routine = try RoutineFile.routine(
      "steps: [{exercise: pyramid}]", id: "mine", file: "mine.yaml", catalogue: own)
    guard case .exercise(let step) = routine.steps[0] else { throw NotAnExercise() }
    let holds = [20, 15, 10].map { Work.hold(.seconds($0)) }
    #expect(step.dose.works == holds)
    #expect(
      Progression(ExerciseHistory(today: 20_000), Allowance()).today(step).step.dose.works == holds)
  }

  @Test(arguments: [
    ("tempo: 2-1-2", "{exercise: Sit, reps: max, duration: 30s}"),
    ("tempo: 2-1-2", "{exercise: Squat, reps: 12, pace: own}"),
    ("breath: {in: 4s, out: 4s}", "{exercise: Squat, reps: 12, hold: 5s}"),
    ("sets: 3", "{exercise: plank, hold: [20s, 10s]}"),
    ("sets: 3", "{exercise: curl-up, sets: [3, 2]}"),
  ])
  func aDefaultThatDoesNotFitIsIgnored(defaults: String, step: String) {
    #expect(told("defaults: {\(defaults)}\nsteps: [\(step)]") == [])
  }

  @Test(arguments: [
    ("hold: [10s, 8s], sets: 3", "“sets” is 3, but the list of the dose has 2"),
    ("sets: [6, 4], reps: 5, hold: 9s", "“reps” and the list of “sets” both give the repetitions"),
    ("sets: [6, 4, 2], hold: [9s, 8s]", "“hold” has a list of 2, the repetitions one of 3"),
    ("hold: []", "a dose has 1 to 50 sets, not 0"),
    (
      "sets: [6, 4], duration: 20s",
      "a list of “sets” gives the repetitions of each; it goes with “hold”"
    ),
    ("reps: max", "“max” is as many as possible in a time; give it with “duration”, such as 1m"),
    (
      "reps: 5, hold: 9s, tempo: 2-1-2",
      "“tempo” and “hold” can't be combined: a tempo has its own hold"
    ),
    ("duration: 20s, pace: own", "“pace” is “own” only with “reps”"),
    (
      "reps: 5, pace: own, tempo: 2-1-2",
      "“tempo” does not go with “pace: own”: the user sets the pace"
    ),
    ("reps: 5, hold: 5s, breath: {in: 4s, out: 4s}", "“breath” and “hold” can't be combined"),
    ("reps: 5, hold: 5s, pace: own", "“pace” is “own” only without “hold”"),
    ("hold: [10s, ten]", "“ten” is not a length of time; write 20s, 1m30s or 500ms"),
  ])
  func aWrongDoseIsToldWithItsPlace(text: String, expected: String) {
    let told = told("steps: [{exercise: curl-up, \(text)}]")
    #expect(told.count == 1 && told[0].hasSuffix(": \(expected)"), "\(told)")
    #expect(told[0].hasPrefix("1:"))
  }

  @Test func roundsAreReadAndWritten() throws {
    let text = """
      name: mine
      steps:
        - repeat: 3
          between: 20s
          steps:
            - {exercise: curl-up, reps: 3}
        - repeat: 10
          every: 1m
          steps:
            - {exercise: curl-up, reps: 3}

      """
    let routine = try read(text)
    guard case .repeat(let first) = routine.steps[0], case .repeat(let second) = routine.steps[1]
    else { throw NotAnExercise() }
    #expect((first.times, first.between, first.every) == (3, .seconds(20), nil))
    #expect((second.times, second.between, second.every) == (10, nil, .seconds(60)))
    let written = RoutineText.yaml(routine, catalogue: try catalogue.get())
    #expect(try read(written) == routine, "\(written)")
    // 3 × 21 s and two rests; nine minutes and 21 s.
    #expect(routine.work == .seconds(63 + 40 + 540 + 21))
  }

  @Test(arguments: [
    (
      "between: 5s, every: 1m", "{exercise: curl-up, reps: 3}",
      "“every” and “between” can't be combined: each of them says when a new round begins"
    ),
    ("every: 1m", "{rest: 20s}", "“every” needs an exercise in its steps"),
    (
      "every: 20s", "{exercise: curl-up, duration: 30s}",
      "a new round can't begin every 20s: a round takes 30s"
    ),
    (
      "every: 1m", "{exercise: curl-up, reps: 3, pace: own}",
      "“every” can't be kept with a “wait” or with “pace: own” in its steps"
    ),
    ("every: 1s", "{exercise: curl-up, reps: 1}", "1s is not within 5s to 30m"),
  ])
  func roundsThatCannotBeAreRefused(keys: String, step: String, expected: String) {
    let told = told("steps: [{repeat: 2, \(keys), steps: [\(step)]}]")
    #expect(told.contains { $0.hasSuffix(": \(expected)") }, "\(told)")
  }

  @Test func aRoundThatCannotBeKeptIsWarnedOf() throws {
    let warnings = { (every: String) in
      try RoutineFile.read(
        "steps: [{rest: 5s}, {repeat: 3, every: \(every), steps: [{exercise: Squat, duration: 20s}]}]",
        id: "mine", file: "mine.yaml", catalogue: catalogue.get()
      ).warnings.filter { $0.message.contains("can't begin every") }
    }
    let late = try warnings("22s")
    #expect(late.count == 1 && late[0].line == 1 && late[0].column == 21, "\(late)")
    #expect(try warnings("40s").isEmpty)
  }

  @Test func roundsCountWithTheirRests() {
    #expect(
      told("steps: [{repeat: 100, between: 1s, steps: [{repeat: 6, steps: [{rest: 1s}]}]}]") == [])
    #expect(
      told("steps: [{repeat: 100, between: 1s, steps: [{repeat: 10, steps: [{rest: 1s}]}]}]")
        .contains { $0.contains("more than 1000 steps") })
  }

  @Test func aFlowIsReadAndWritten() throws {
    let text = """
      steps:
        - exercise: Salute
          sides: each
          breath: {in: 4s, out: 5s}
          flow:
            - in: Arms up
            - out: ""
            - in: "{Left|Right} foot back"
            - {breaths: 3, say: Stay}
            - breaths: 1

      """
    let routine = try read(text)
    guard case .exercise(let step) = routine.steps[0], case .flow(let flow) = step.dose.work
    else { throw NotAnExercise() }
    #expect(
      flow.moves == [
        Flow.Move(.in, "Arms up"), Flow.Move(.out), Flow.Move(.in, "{Left|Right} foot back"),
        Flow.Move(.breaths(3), "Stay"), Flow.Move(.breaths(1)),
      ])
    #expect(flow.breath == Breath(in: .seconds(4), out: .seconds(5)))
    let written = RoutineText.yaml(routine, catalogue: try catalogue.get())
    #expect(try read(written) == routine, "\(written)")
  }

  @Test(arguments: [
    ("[]", "expected a list of movements, such as “- in: Arms up”"),
    ("[{up: Arms}]", "“up” is not a key here"),
    ("[{in: Arms, out: Down}]", "a movement is one of “in”, “out” and “breaths”"),
    ("[{in: Arms, say: Up}]", "“say” does not go with “in”"),
    ("[{in: \"{Left foot\"}]", "a “{” needs a “}” after it, and none within"),
    ("[{in: up.wav}]", "a movement of a flow is said, not played from a file"),
    ("[{breaths: 0}]", "0 is not within 1 to 100"),
    ("[{in: \"\(String(repeating: "a", count: 1001))\"}]", "more than 1000 characters"),
    ("[{in: Up}], breath: {in: 4s, hold: 4s, out: 4s}", "moves on every breath, and holds none"),
  ])
  func aWrongFlowIsToldWithItsPlace(flow: String, expected: String) {
    let told = told("steps: [{exercise: Salute, flow: \(flow)}]")
    #expect(told.contains { $0.contains(expected) && $0.hasPrefix("1:") }, "\(told)")
  }

  @Test func whatAFlowHasNoTimeToSayIsWarnedOf() throws {
    let long = String(repeating: "and reach ", count: 8)
    let read = try RoutineFile.read(
      "steps: [{exercise: Salute, flow: [{in: Up}, {out: \"\(long)\"}]}]", id: "mine",
      file: "mine.yaml", catalogue: catalogue.get())
    #expect(read.warnings.map(\.message).contains { $0.contains("to say, and the breath before") })
  }

  @Test func theGuideOfARoutineAndAStepIsReadAndWritten() throws {
    let routine = try read(
      "guide: names\nsteps: [{exercise: curl-up, guide: full}, {exercise: plank}]")
    #expect(routine.guide == .names)
    guard case .exercise(let first) = routine.steps[0] else { throw NotAnExercise() }
    #expect(first.guide == .full)
    let written = RoutineText.yaml(routine, catalogue: try catalogue.get())
    #expect(try read(written) == routine, "\(written)")
    #expect(told("guide: loud\nsteps: [{exercise: plank}]").count == 1)
  }
}
