// Routines as people write them, and what they are told when one is wrong: with its place.

import Routines
import Testing

@testable import ConfigFiles

private func catalogue() throws -> Catalogue { Catalogue(try BuiltIn.exercises()) }

private func read(_ text: String) throws -> Routine {
  try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue())
}

@Suite struct RoutineFileTests {
  @Test func aWrittenRoutineIsRead() throws {
    let routine = try read(
      """
      name: What the physio said
      steps:
        - {exercise: knee-to-chest, hold: 20s, sets: 2, ready: 8s}
        - {exercise: seated-cat-cow, reps: 10, breath: {in: 4s, out: 4s}}
        - {exercise: knee-to-chest, hold: 5s, sets: 10, between: 5s, order: alternate}
        - {exercise: knee-to-chest, sides: left}
        - rest: 15s
        - repeat: 2
          steps: [{exercise: childs-pose}]
      """)
    #expect(routine.name == "What the physio said")
    #expect(routine.unrolled.count == 7)
    guard case .exercise(let first) = routine.steps[0],
      case .exercise(let third) = routine.steps[2],
      case .exercise(let fourth) = routine.steps[3]
    else { return #expect(Bool(false), "not exercises") }
    #expect(first.dose == .hold(.seconds(20), sets: 2, between: .seconds(5)))
    #expect(first.ready == .seconds(8))
    #expect(first.parts == [Part(Side.left), Part(Side.right)])
    #expect(third.alternates)
    #expect(fourth.parts == [Part(Side.left)])
    #expect(fourth.dose == .hold(.seconds(20), sets: 1, between: .seconds(5)))
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    ("steps: [", "2:1: not YAML: did not find expected node content; is a bracket"),
    ("name: x", "1:1: “steps” is missing"),
    ("steps: []", "1:8: expected a list of steps"),
    ("step: []", "1:1: “step” is not a key here; did you mean “steps”?"),
    (
      "steps:\n  - {exercise: knee-to-chets}",
      "2:16: there is no exercise “knee-to-chets”; did you mean “knee-to-chest”?"
    ),
    (
      "steps:\n  - {exercise: knee-to-chest, hold: 0s}", "2:37: 0s is not within 1s to 10m"
    ),
    ("steps:\n  - {exercise: knee-to-chest, hold: 20}", "2:37: “20” is not a length of time"),
    (
      "steps:\n  - {exercise: knee-to-chest, holt: 20s}",
      "2:31: “holt” is not a key here; did you mean “hold”?"
    ),
    ("steps:\n  - {exercise: knee-to-chest, hold: 20s, duration: 30s}", "two doses"),
    (
      "steps:\n  - {exercise: childs-pose, hold: 20s, breath: {in: 4s, out: 4s}}",
      "2:48: “breath” goes with “reps”, “breaths” or “flow”"
    ),
    ("steps:\n  - {exercise: childs-pose, rest: 20s}", "a step has only one of"),
    ("steps:\n  - {rest: 10s, hold: 20s}", "2:23: “hold” does not go with “rest”"),
    ("steps:\n  - {rest: 10h}", "2:12: 10h is not within 1s to 10m"),
    ("steps:\n  - {exercise: childs-pose, sets: 0}", "2:35: 0 is not within 1 to 50"),
    ("steps:\n  - {exercise: childs-pose, sides: lefft}", "did you mean “left”?"),
    (
      "steps:\n  - repeat: 10000000\n    steps: [{rest: 1s}]",
      "2:13: 10000000 is not within 1 to 100"
    ),
    (
      "steps:\n  - repeat: 100\n    steps: [{repeat: 100, steps: [{rest: 1s}]}]",
      "more than 1000 steps"
    ),
    ("steps:\n  - {exercise: [a]}", "2:16: expected some text, found a list"),
    ("steps: 7", "1:8: expected a list of steps"),
    ("name: a\nname: b\nsteps: [{rest: 1s}]", "“name” is given twice"),
  ])
  func aFaultIsToldWithItsPlaceAndItsLikelyCause(text: String, expected: String) throws {
    #expect(throws: BadFile.self) { try read(text) }
    do { _ = try read(text) } catch let bad as BadFile {
      let told = bad.diagnostics.map(\.description).joined(separator: "\n")
      #expect(told.contains(expected), "\(told)")
      #expect(told.hasPrefix("mine.yaml:"))
    }
  }

  @Test func allFaultsOfAFileAreToldAtOnce() throws {
    do {
      _ = try read("nam: x\nsteps:\n  - {exercise: x}\n  - {rest: 0s}")
      Issue.record("a bad file was accepted")
    } catch let bad as BadFile {
      #expect(bad.diagnostics.map(\.line) == [1, 3, 4])
    }
  }

  @Test func nestingHasALimit() throws {
    let deep =
      String(repeating: "[{repeat: 1, steps: ", count: 40) + "[{rest: 1s}]"
      + String(repeating: "}]", count: 40)
    #expect(throws: BadFile.self) { try read("steps: \(deep)") }
  }

  @Test func aRoutineHasAtMostSixteenLengthsOfBreath() throws {
    let steps = (0..<20).map {
      "  - {exercise: seated-cat-cow, reps: 1, breath: {in: \($0 + 1)s, out: 1s}}\n"
    }
    let enough = steps.prefix(16).joined()
    #expect(try read("steps:\n" + enough + enough).steps.count == 32)
    do {
      _ = try read("steps:\n" + steps.joined())
      Issue.record("seventeen lengths were accepted")
    } catch let bad as BadFile {
      #expect(
        bad.diagnostics.map(\.description) == [
          "mine.yaml:1:1: a routine has at most 16 different lengths of breath"
        ])
    }
  }

  /// What is not held has no length; what is held counts as what is breathed.
  @Test func theLengthsOfAHeldBreathCountToo() throws {
    let step = { (seconds: Int) in
      "  - {exercise: seated-cat-cow, reps: 1, breath: {in: 1s, hold: \(seconds)s, out: 1s}}\n"
    }
    let enough = (2...16).map(step).joined()
    #expect(try read("steps:\n" + enough).steps.count == 15)
    #expect(throws: BadFile.self) { try read("steps:\n" + enough + step(17)) }
  }

  @Test func theBuiltInRoutinesAreSound() throws {
    let catalogue = try catalogue()
    for (id, text) in BuiltIn.routines {
      let routine = try RoutineFile.routine(text, id: id, file: "\(id).yaml", catalogue: catalogue)
      #expect(!routine.steps.isEmpty)
    }
  }
}
