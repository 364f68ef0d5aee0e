// What a step may say of an exercise: its directions, its sides, its end, its words and its tempo;
// each comes back the same when it is written.

import Routines
import Testing

@testable import ConfigFiles

private let catalogue = Catalogue(try! BuiltIn.exercises())

private func read(_ step: String) throws(BadFile) -> ExerciseStep? {
  let routine = try RoutineFile.routine(
    "steps: [{\(step)}]", id: "r", file: "r.yaml", catalogue: catalogue)
  let text = RoutineText.yaml(routine, catalogue: catalogue)
  let again = try RoutineFile.routine(text, id: "r", file: "r.yaml", catalogue: catalogue)
  #expect(again.steps == routine.steps, "\(text)")
  guard case .exercise(let step) = routine.steps[0] else { return nil }
  return step
}

private func fault(_ step: String) -> String? {
  do throws(BadFile) {
    _ = try read(step)
    return nil
  } catch { return error.diagnostics.map { "\($0.message)" }.joined(separator: "; ") }
}

@Suite struct StepWordsTests {
  @Test func directionsAreThoseOfTheStep() throws {
    let one = try #require(try read("exercise: seated-neck-rotation, directions: [left]"))
    #expect(one.parts == [Part(Direction.left)])
    let four = try #require(
      try read("exercise: Press, hold: 6s, directions: [forward, back, left, right]"))
    #expect(four.parts.count == 4)
    #expect(four.work == .seconds(24))
  }

  @Test func anOwnExerciseTakesTheWordsOfTheFiles() throws {
    let each = try #require(try read("exercise: My lunge, hold: 6s, sides: each"))
    #expect(each.exercise.sides == .each)
    let inTurn = try #require(try read("exercise: My lunge, hold: 6s, sides: alternate"))
    #expect(inTurn.alternates)
    #expect(try read("exercise: My lunge, hold: 6s, sides: none")?.parts == [.whole])
  }

  @Test func theEndAndSilenceAreOfTheStep() throws {
    let squat = try #require(
      try read("exercise: Deep squat, hold: 30s, ending: Stand up slowly., say: \"\""))
    #expect(squat.exercise.ending == "Stand up slowly.")
    #expect(squat.say == .nothing)
    let timing = Timing(guide: Guide(.full))
    let said = timing.words(of: squat, on: .whole, Briefing(), of: 1).compactMap(\.text)
    #expect(said == ["Deep squat.", "30 seconds."])
  }

  @Test func aTempoMayHaveAPause() throws {
    let step = try #require(try read("exercise: Squat down, reps: 4, tempo: 3-1-1-1.5"))
    let tempo = Tempo(
      out: .seconds(3), hold: .seconds(1), back: .seconds(1), pause: Milliseconds(1500))
    #expect(step.dose.work == .repetitions(4, .tempo(tempo)))
    #expect(step.dose.length == .seconds(26))
    #expect("\(tempo)" == "3-1-1-1.5")
  }

  @Test(arguments: [
    ("exercise: knee-to-chest, directions: [left]", "“directions” and “sides” can't be combined"),
    ("exercise: seated-neck-rotation, directions: [left, left]", "a direction is given twice"),
    ("exercise: Squat down, reps: 4, tempo: 3-1-1-1-1", "“3-1-1-1-1” is not a tempo"),
    ("exercise: Squat down, reps: 4, tempo: 3-1-1-30", "each part of a tempo takes 0.5 to 20"),
    ("exercise: knee-to-chest, say: \"{left knee\"", "a “{” needs a “}” after it"),
  ])
  func whatCannotBeMeantIsRefused(step: String, message: String) {
    #expect(fault(step)?.contains(message) == true, "\(fault(step) ?? "no fault")")
  }
}
