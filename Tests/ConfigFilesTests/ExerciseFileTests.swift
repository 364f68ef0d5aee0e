// Exercises: a person's own as they are written, and the embedded catalogue, which must keep the
// promises that its sentences are heard by.

import Routines
import Testing

@testable import ConfigFiles

private func read(_ text: String) throws(BadFile) -> Exercise {
  try ExerciseFile.exercise(text, id: "wall-angel", file: "wall-angel.yaml")
}

/// The least that an exercise says.
private let least = "name: X\nposition: standing\nhold: 20s"

@Suite struct ExerciseFileTests {
  @Test func aWrittenExerciseIsRead() throws {
    let exercise = try read(
      """
      name: Wall angel
      areas: [shoulders, upper-back]
      kind: dynamic
      position: half-kneeling
      sides: alternate
      limb: arm
      level: 2
      needs: [wall, eyes-open]
      reps: 8
      breath: {in: 4s, out: 6s}
      sentence: Slide the arms up and down.
      instructions: Stand with your back to a wall.
      switch: Turn to the {left|right|other} side.
      ending: Lower the arms.
      cautions: [Not with a sore shoulder., Nor two.]
      easier: shrug
      harder: handstand
      change: 9s
      """)
    var expected = Exercise(
      id: "wall-angel", name: "Wall angel", areas: [.shoulders, .upperBack], kind: .dynamic,
      position: .halfKneeling, sides: .alternate, level: 2, needs: [.wall, .eyesOpen],
      dose: .repetitions(8, breath: Breath(in: .seconds(4), out: .seconds(6))),
      change: .seconds(9))
    expected.sentence = "Slide the arms up and down."
    expected.instructions = "Stand with your back to a wall."
    expected.limb = .arm
    expected.changeOver = "Turn to the {left|right|other} side."
    expected.ending = "Lower the arms."
    expected.cautions = ["Not with a sore shoulder.", "Nor two."]
    expected.easier = "shrug"
    expected.harder = "handstand"
    #expect(exercise == expected)
  }

  @Test func theLeastThatAnExerciseSaysIsItsNameItsPositionAndItsDose() throws {
    let expected = Exercise(
      id: "wall-angel", name: "X", position: .standing,
      dose: .hold(.seconds(20), sets: 1, between: .seconds(5)))
    #expect(try read(least) == expected)
    let dose = try read("name: X\nposition: standing\nreps: 3").dose
    #expect(dose == .repetitions(3, breath: .slow))
    // A single word stands for a list of one.
    #expect(try read("\(least)\nareas: neck").areas == [.neck])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    (
      "name: X",
      "1:1: “position” is missing\n1:1: the dose is missing: give “hold”, “reps”, “duration” or “breaths”"
    ),
    ("position: seated\nreps: 3", "1:1: “name” is missing"),
    ("\(least)\nduration: 30s", "1:1: “hold” and “duration” are two doses; give only one of them"),
    ("\(least)\nbreath: {in: 4s, out: 4s}", "4:9: “breath” goes with “reps”, “breaths” or “flow”"),
    (
      "name: X\nposition: sitting\nhold: 20s",
      "2:11: “sitting” is not one of standing, seated, kneeling, half-kneeling, all-fours, supine, "
        + "prone, side-lying"
    ),
    (
      "\(least)\nareas: [neck, sholders]",
      "4:15: “sholders” is not one of neck, shoulders, chest, arms, upper-back, lower-back, core, "
        + "hips, quads, hamstrings, calves, full-body, breathing; did you mean “shoulders”?"
    ),
    (
      "\(least)\nsides: left", "4:8: “left” is not one of none, each, alternate"
    ),
    (
      "\(least)\nsides: each\nlimb: legs",
      "5:7: “legs” is not one of leg, foot, knee, arm, hand, turn, head; did you mean “leg”?"
    ),
    (
      "\(least)\nsides: each\nswitch: \"{left|right\"",
      "5:9: a “{” needs a “}” after it, and none within"
    ),
    ("\(least)\nswitch: [Turn., Roll.]", "4:9: expected some text, found a list"),
    ("\(least)\nlevel: 4", "4:8: 4 is not within 1 to 3"),
    (
      "\(least)\nneeds: [chairs]",
      "4:9: “chairs” is not one of wall, chair, strap, eyes-open; did you mean “chair”?"
    ),
    ("\(least)\nchange: 6m", "4:9: 6m is not within 0s to 5m"),
    ("\(least)\nsentense: X", "4:1: “sentense” is not a key here; did you mean “sentence”?"),
    ("name: X\nposition: seated\nreps: 201", "3:7: 201 is not within 1 to 200"),
    (
      "name: X\nposition: seated\nreps: 3\nbreath: {in: 500ms}",
      "4:14: 500ms is not within 1s to 20s\n4:9: “out” is missing"
    ),
    (
      "name: X\nposition: seatd\nhold: 11m\nlevel: 0",
      """
      2:11: “seatd” is not one of standing, seated, kneeling, half-kneeling, all-fours, supine, \
      prone, side-lying; did you mean “seated”?
      3:7: 11m is not within 1s to 10m
      4:8: 0 is not within 1 to 3
      """
    ),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    let told = faults { () throws(BadFile) in try read(text) }
    #expect(told.joined(separator: "\n") == expected)
  }
}

@Suite struct EmbeddedCatalogueTests {
  private let catalogue: Catalogue

  init() throws { catalogue = Catalogue(try BuiltIn.exercises()) }

  @Test func everyExerciseCanBeFoundAndRead() throws {
    #expect(try catalogue.all.count == BuiltIn.exercises().count)
    #expect(catalogue.all.count >= 6)
    for exercise in catalogue.all {
      #expect(exercise.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
      #expect(!exercise.areas.isEmpty, "\(exercise.id)")
      #expect(!exercise.instructions.isEmpty, "\(exercise.id)")
    }
  }

  @Test func aSentenceIsHeardInOneBreath() {
    for exercise in catalogue.all {
      for side in [nil, .left, .right] as [Side?] {
        let words = SidedText.rendered(exercise.sentence, for: side).split(separator: " ").count
        #expect((1...15).contains(words), "\(exercise.id) has \(words) words")
      }
      #expect(exercise.sentence.hasSuffix("."), "\(exercise.id)")
    }
  }

  @Test func howToChangeSidesIsHeardInOneBreath() {
    for exercise in catalogue.all {
      guard let text = exercise.changeOver else { continue }
      for side in [nil, .left, .right] as [Side?] {
        let words = SidedText.rendered(text, for: side).split(separator: " ").count
        #expect((1...12).contains(words), "\(exercise.id) has \(words) words")
      }
      #expect(text.hasSuffix(".") && exercise.sides == .each, "\(exercise.id)")
    }
  }

  @Test func everySideIsCalledByItsLimb() {
    for exercise in catalogue.all where exercise.sides != .none {
      #expect(exercise.limb != nil, "\(exercise.id)")
    }
  }

  @Test func easierAndHarderAreOtherExercisesThatExist() {
    for exercise in catalogue.all {
      for other in [exercise.easier, exercise.harder].compactMap({ $0 }) {
        #expect(catalogue[other] != nil, "\(exercise.id) names \(other)")
        #expect(other != exercise.id)
      }
    }
  }
}
