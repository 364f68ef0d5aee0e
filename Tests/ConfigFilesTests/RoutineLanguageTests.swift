// Every construct of the routine language, and the value that it is read into.

import Routines
import TestSupport
import Testing

@testable import ConfigFiles

private let catalogue = Result { Catalogue(try BuiltIn.exercises()) }

private func read(_ text: String, file: String = "mine.yaml") throws -> ReadRoutine {
  try RoutineFile.read(text, id: "mine", file: file, catalogue: catalogue.get())
}

/// The first step of a routine of one step.
private func step(_ text: String, _ head: String = "") throws -> ExerciseStep {
  let routine = try read("\(head)steps: [{\(text)}]").routine
  guard case .exercise(let step) = routine.steps.first else { throw NotAnExercise() }
  return step
}

private struct NotAnExercise: Error {}

private let slow = Breath.slow
private let four = Breath(in: .seconds(4), out: .seconds(6))

@Suite struct RoutineLanguageTests {
  @Test(arguments: [
    ("hold: 20s", Dose.hold(.seconds(20))),
    ("hold: 20s, sets: 3, between: 0s", .hold(.seconds(20), sets: 3, between: .zero)),
    ("reps: 8", Dose(.repetitions(8, .breath(slow)))),
    ("reps: 8, breath: {in: 4s, out: 6s}", .repetitions(8, breath: four)),
    (
      "reps: 8, tempo: 2-1-2",
      Dose(.repetitions(8, .tempo(Tempo(out: .seconds(2), hold: .seconds(1), back: .seconds(2)))))
    ),
    (
      "reps: 8, sets: 2, tempo: 1.5-0-2.25",
      Dose(
        .repetitions(
          8, .tempo(Tempo(out: Milliseconds(1500), hold: .zero, back: Milliseconds(2250)))),
        sets: 2)
    ),
    ("duration: 1m30s", Dose(.duration(.seconds(90)))),
    ("breaths: 3", Dose(.breaths(3, slow))),
    ("breaths: 3, breath: {in: 4s, out: 6s}", Dose(.breaths(3, four))),
    (
      "breaths: 3, breath: {in: 4s, hold: 7s, out: 8s}",
      Dose(.breaths(3, Breath(in: .seconds(4), hold: .seconds(7), out: .seconds(8))))
    ),
    (
      "reps: 8, breath: {in: 1s, hold: 2s, out: 3s, empty: 4s}",
      .repetitions(
        8,
        breath: Breath(in: .seconds(1), hold: .seconds(2), out: .seconds(3), empty: .seconds(4)))
    ),
    (
      "contract: 5s, relax: 20s, reps: 3, sets: 2",
      Dose(
        .contractRelax(contract: .seconds(5), relax: .seconds(20), repetitions: 3), sets: 2)
    ),
    (
      "contract: 5s, relax: 20s",
      Dose(.contractRelax(contract: .seconds(5), relax: .seconds(20), repetitions: 1))
    ),
  ])
  func aDoseIsReadAsItIsWritten(text: String, expected: Dose) throws {
    let read = try step("exercise: childs-pose, \(text)")
    #expect(read.dose == expected)
    #expect(read.open == .none)
  }

  @Test func whatAStepLeavesOpenIsTheExercisesOwn() throws {
    let plank = try step("exercise: plank")
    #expect(plank.dose == .hold(.seconds(10), sets: 2, between: .seconds(5)))
    #expect(plank.open == .all)
    #expect(try step("exercise: plank, sets: 3").open.sets == false)
    #expect(try step("exercise: plank, sets: 3").open.amount)
    // A stated form is the whole dose.
    #expect(try step("exercise: plank, hold: 15s").dose == .hold(.seconds(15)))
    // Its pace is still the exercise's.
    #expect(
      try step("exercise: seated-cat-cow, reps: 3").dose
        == .repetitions(3, breath: Breath(in: .seconds(4), out: .seconds(4))))
  }

  @Test(arguments: [
    ("knee-to-chest", "", ["left", "right"], false),
    ("knee-to-chest", ", sides: both, order: alternate", ["left", "right"], true),
    ("knee-to-chest", ", sides: left", ["left"], false),
    ("knee-to-chest", ", sides: right", ["right"], false),
    ("knee-to-chest", ", sides: none", [nil], false),
    ("standing-trunk-rotation", "", ["left", "right"], true),
    ("standing-trunk-rotation", ", order: sides", ["left", "right"], false),
    ("childs-pose", ", sides: both", ["left", "right"], false),
    ("childs-pose", ", order: alternate", [nil], false),
    ("seated-neck-rotation", "", ["left", "right", "up", "down"], false),
    ("seated-neck-rotation", ", sides: none", [nil], false),
  ])
  func sidesAreTheExercisesOwnUnlessAStepSaysOtherwise(
    id: String, text: String, parts: [String?], alternates: Bool
  ) throws {
    let read = try step("exercise: \(id)\(text)")
    #expect(read.parts.map(\.name) == parts)
    #expect(read.alternates == alternates)
  }

  @Test func timesAndWordsOfAStepAreItsOwn() throws {
    let read = try step(
      "exercise: cat-cow, ready: 0s, change: 4500ms, pace: 1.5, say: Slowly., prescribed: true")
    #expect(read.ready == .zero)
    #expect(read.change == Milliseconds(4500))
    #expect(read.paceThousandths == 1500)
    #expect(read.say == .text("Slowly."))
    #expect(read.isPrescribed)
    let routine = try self.routine("pace: 0.5\nprescribed: true\nsteps: [{rest: 1s}]")
    #expect(routine.paceThousandths == 500)
    #expect(routine.isPrescribed)
    #expect(routine.name == "mine")
  }

  private func routine(_ text: String) throws -> Routine { try read(text).routine }

  @Test func restsWaitsAndRepeatsAreSteps() throws {
    let routine = try routine(
      """
      steps:
        - rest: 15s
        - wait: Lie down.
        - {wait: Go on, at-most: 2m}
        - repeat: 2
          steps: [{rest: 1s}, {repeat: 3, steps: [{rest: 2s}]}]
      """)
    #expect(
      routine.steps == [
        .rest(.seconds(15)), .wait(Wait("Lie down.")), .wait(Wait("Go on", atMost: .seconds(120))),
        .repeat(2, [.rest(.seconds(1)), .repeat(3, [.rest(.seconds(2))])]),
      ])
    #expect(routine.unrolled.count == 11)
  }

  @Test func aRecordingLiesBesideTheFileAndAMissingOneIsWarnedOf() throws {
    let folder = TemporaryFolder()
    folder.write("routines/mine.WAV", "")
    let file = "\(folder.path)/routines/mine.yaml"
    let text = { (say: String) in "steps: [{exercise: cat-cow, say: \(say)}]" }
    let there = try read(text("mine.WAV"), file: file)
    guard case .exercise(let step) = there.routine.steps[0] else { throw NotAnExercise() }
    #expect(step.say == .recording(path: "\(folder.path)/routines/mine.WAV"))
    #expect(there.warnings == [])
    let gone = try read(text("gone.wav"), file: file)
    #expect(
      gone.warnings.map(\.description) == [
        "\(file):1:34: warning: there is no file “\(folder.path)/routines/gone.wav”"
      ])
    #expect(try read(text("/nowhere/x.wav"), file: file).warnings.count == 1)
  }

  @Test func anExerciseMayBeDefinedInPlace() throws {
    let least = try step("exercise: Wall angel, reps: 8").exercise
    #expect(
      least
        == Exercise(
          id: "Wall angel", name: "Wall angel", kind: .dynamic, position: .standing,
          dose: Dose(.repetitions(8, .breath(slow)))))
    let full = try step(
      "exercise: Clam, hold: 5s, position: side-lying, areas: [hips], kind: strength, "
        + "needs: [wall], sides: both"
    ).exercise
    #expect(
      full
        == Exercise(
          id: "Clam", name: "Clam", areas: [.hips], kind: .strength, position: .sideLying,
          sides: .each, needs: [.wall], dose: .hold(.seconds(5))))
    #expect(try step("exercise: Hang, hold: 9s").exercise.kind == .static)
    #expect(try step("exercise: Hop, duration: 9s").exercise.kind == .dynamic)
    #expect(try step("exercise: knee TO chest, hold: 9s").exercise.id == "knee-to-chest")
    let near = try read("steps: [{exercise: Knee-to-chets, hold: 20s}]")
    #expect(near.warnings.map(\.column) == [20])
  }

  @Test func theDesignsExampleReadsWhole() throws {
    let read = try read(
      """
      name: What the physio said
      steps:
        - {exercise: knee-to-chest, hold: 20s, sets: 2, ready: 8s}
        - {exercise: seated-cat-cow, reps: 10, breath: {in: 4s, out: 4s}}
        - {exercise: knee-to-chest, hold: 5s, sets: 10, between: 5s, order: alternate}
        - {exercise: glute-stretch, hold: 20s, sets: 3, sides: left}
        - {exercise: hamstring-stretch, contract: 5s, relax: 20s, reps: 3}
        - {rest: 15s}
        - {wait: "Lie down, then press play.", at-most: 2m}
        - repeat: 2
          steps:
            - {exercise: hip-bridge, breaths: 3}
        - {exercise: Wall angel, reps: 8, tempo: 2-1-2, sides: none, say: Slide the arms up.}
      """)
    #expect(
      read.routine.exerciseIDs == [
        "knee-to-chest", "seated-cat-cow", "glute-stretch", "hamstring-stretch", "hip-bridge",
        "Wall angel",
      ])
    #expect(read.routine.unrolled.count == 10)
    // 80 + 10 s of holds and rest, and so on: what is done, without getting ready.
    #expect(read.routine.work == .seconds(90 + 80 + 190 + 70 + 150 + 15 + 48 + 40))
  }

  @Test func aLeafletIsWrittenDownWithoutATrick() throws {
    // Hold 5 seconds, relax 5, ten times, each side.
    let read = try step("exercise: knee-to-chest, hold: 5s, sets: 10, between: 5s")
    #expect(read.dose == .hold(.seconds(5), sets: 10, between: .seconds(5)))
    #expect(read.parts == [Part(Side.left), Part(Side.right)])
  }
}

@Suite struct DefaultsTests {
  @Test(arguments: [
    ("hold: 25s", "exercise: childs-pose", Dose.hold(.seconds(25))),
    ("hold: 25s", "exercise: childs-pose, hold: 9s", .hold(.seconds(9))),
    (
      "hold: 25s", "exercise: cat-cow",
      Dose.repetitions(8, breath: Breath(in: .seconds(4), out: .seconds(4)))
    ),
    (
      "reps: 3", "exercise: seated-cat-cow",
      .repetitions(3, breath: Breath(in: .seconds(4), out: .seconds(4)))
    ),
    ("duration: 20s", "exercise: marching-on-the-spot", Dose(.duration(.seconds(20)))),
    ("breaths: 9", "exercise: belly-breathing", Dose(.breaths(9, slow))),
    (
      "sets: 3, between: 9s", "exercise: childs-pose",
      .hold(.seconds(10), sets: 3, between: .seconds(9))
    ),
    ("sets: 3", "exercise: childs-pose, hold: 9s", .hold(.seconds(9), sets: 3)),
    ("sets: 3", "exercise: childs-pose, sets: 1", .hold(.seconds(10))),
    ("breath: {in: 4s, out: 6s}", "exercise: cat-cow", .repetitions(8, breath: four)),
    ("breath: {in: 4s, out: 6s}", "exercise: belly-breathing, breaths: 2", Dose(.breaths(2, four))),
    ("breath: {in: 4s, out: 6s}", "exercise: childs-pose", .hold(.seconds(10))),
    ("tempo: 1-0-1", "exercise: cat-cow, breath: {in: 4s, out: 6s}", .repetitions(8, breath: four)),
    ("tempo: 1-0-1", "exercise: belly-breathing, breaths: 2", Dose(.breaths(2, slow))),
    ("breath: {in: 4s, out: 6s}", "exercise: Wall angel, reps: 2", .repetitions(2, breath: four)),
  ])
  func aDefaultCompletesAStepThatItFits(defaults: String, text: String, expected: Dose) throws {
    let read = try step(text, "defaults: {\(defaults)}\n")
    #expect(read.dose == expected)
    if text.contains("Wall angel") { #expect(read.exercise.dose == expected) }
  }

  @Test func orderTimesAndPaceAreCompletedToo() throws {
    let head = "defaults: {order: alternate, ready: 1s, change: 2s, pace: 2}\n"
    let read = try step("exercise: knee-to-chest", head)
    #expect(read.alternates)
    #expect([read.ready, read.change] == [.seconds(1), .seconds(2)])
    #expect(read.paceThousandths == 2000)
    let own = try step(
      "exercise: knee-to-chest, order: sides, ready: 3s, change: 4s, pace: 1", head)
    #expect(!own.alternates)
    #expect([own.ready, own.change] == [.seconds(3), .seconds(4)])
    #expect(own.paceThousandths == 1000)
  }

  @Test(arguments: [
    ("holt: 3s", "1:12: “holt” is not a key here; did you mean “hold”?"),
    ("hold: 0s", "1:18: 0s is not within 1s to 10m"), ("reps: 0", "1:18: 0 is not within 1 to 200"),
    ("sets: 51", "1:18: 51 is not within 1 to 50"), ("pace: 4", "1:18: 4 is not within 0.5 to 3.0"),
    ("between: 6m", "1:21: 6m is not within 0s to 5m"),
    ("order: both", "1:19: “both” is not one of sides, alternate"),
    (
      "tempo: 2-1",
      "1:19: “2-1” is not a tempo; write the seconds out, held and back, such as 2-1-2, or with a "
        + "pause after them, 3-1-1-2"
    ),
    ("breath: {in: 4s}", "1:20: “out” is missing"),
    ("breath: {in: 4s, hold: 0s, out: 4s}", "1:35: 0s is not within 1s to 20s"),
    ("breath: {in: 4s, out: 4s, empty: 21s}", "1:45: 21s is not within 1s to 20s"),
    ("breath: {in: 4s, out: 4s, full: 4s}", "1:38: “full” is not a key here"),
    (
      "breath: {in: 4s, out: 4s}, tempo: 2-1-2",
      "1:46: “tempo” and “breath” can't be combined: both pace repetitions"
    ),
    ("sides: left", "1:12: “sides” is not a key here"),
  ])
  func aFaultIsToldOnceAndAtItsPlace(defaults: String, expected: String) throws {
    let catalogue = try catalogue.get()
    let text =
      "defaults: {\(defaults)}\nsteps: [{exercise: cat-cow}, {exercise: knee-to-chest}, "
      + "{exercise: belly-breathing}]"
    let told = faults { () throws(BadFile) in
      try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue)
    }
    #expect(told == [expected])
  }
}
