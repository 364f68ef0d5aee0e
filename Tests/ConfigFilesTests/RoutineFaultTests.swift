// What a routine's file is told when a dose, a limit or a name is wrong: the whole sentence, at its
// place; and that a value at a limit is taken.

import Routines
import Testing

@testable import ConfigFiles

private let catalogue = Result { Catalogue(try BuiltIn.exercises()) }

private func told(_ text: String) throws -> [String] {
  let catalogue = try catalogue.get()
  return faults { () throws(BadFile) in
    try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue)
  }
}

/// Of a step in `steps: [{exercise: cat-cow, …}]`, whose text begins at column 29.
private func told(ofStep text: String, _ exercise: String = "cat-cow") throws -> [String] {
  try told("steps: [{exercise: \(exercise), \(text)}]")
}

@Suite struct RoutineFaultTests {
  @Test(arguments: [
    ("hold: 9s, duration: 3s", "1:9: “hold” and “duration” are two doses; give only one of them"),
    (
      "hold: 9s, reps: 3, breaths: 2",
      "1:9: “hold” and “reps” and “breaths” are 3 doses; give only one of them"
    ),
    ("hold: 9s, contract: 5s", "1:9: “hold” and “contract” are two doses; give only one of them"),
    ("hold: 9s, tempo: 2-1-2", "1:46: “tempo” goes with “reps”"),
    ("breaths: 2, tempo: 2-1-2", "1:48: “tempo” goes with “reps”"),
    (
      "duration: 9s, breath: {in: 4s, out: 4s}",
      "1:51: “breath” goes with “reps”, “breaths” or “flow”"
    ),
    (
      "reps: 2, breath: {in: 4s, out: 4s}, tempo: 2-1-2",
      "1:72: “tempo” and “breath” can't be combined: both pace repetitions"
    ),
    ("relax: 9s", "1:9: “contract” is missing"), ("contract: 9s", "1:9: “relax” is missing"),
    (
      "reps: 2, tempo: 2-1",
      "1:45: “2-1” is not a tempo; write the seconds out, held and back, such as 2-1-2, or with a "
        + "pause after them, 3-1-1-2"
    ),
    (
      "tempo: 2s-1s-2s",
      "1:36: “2s-1s-2s” is not a tempo; write the seconds out, held and back, such as 2-1-2, or with a "
        + "pause after them, 3-1-1-2"
    ),
    (
      "tempo: 0-1-2",
      "1:36: each part of a tempo takes 0.5 to 20 seconds; only those without movement may be 0"
    ),
    (
      "tempo: 2-21-2",
      "1:36: each part of a tempo takes 0.5 to 20 seconds; only those without movement may be 0"
    ),
    ("tempo: [2]", "1:36: expected a tempo such as 2-1-2, found a list"),
    (
      "hold: 10s-30s", "1:35: “10s-30s” is not a length of time; write 20s, 1m30s or 500ms"
    ),
    ("reps: 8-10", "1:35: “8-10” is not a whole number"),
    ("at-most: 9s", "1:38: “at-most” does not go with “exercise”"),
    (
      "position: seated",
      "1:39: “position” only goes with an exercise of your own; “cat-cow” is in the catalogue"
    ),
    (
      "kind: static",
      "1:35: “kind” only goes with an exercise of your own; “cat-cow” is in the catalogue"
    ),
    ("order: both", "1:36: “both” is not one of sides, alternate"),
    ("prescribed: 1", "1:41: “1” is not true or false"),
  ])
  func aStepIsToldOfItsFault(text: String, expected: String) throws {
    #expect(try told(ofStep: text) == [expected])
  }

  @Test(arguments: [
    ("steps: [{at-most: 9s}]", "1:9: a step is one of “exercise”, “rest”, “wait” and “repeat”"),
    ("steps: [{rest: 9s, at-most: 9s}]", "1:29: “at-most” does not go with “rest”"),
    ("steps: [{repeat: 2}]", "1:9: “steps” is missing"),
    (
      "steps: [{repeat: 2, steps: []}]",
      "1:28: expected a list of steps, such as “- {exercise: knee-to-chest}”"
    ),
    (
      "steps: [{exercise: cat-cwo}]",
      "1:20: there is no exercise “cat-cwo”; did you mean “cat-cow”?"
    ),
    ("steps: [{exercise: handstand}]", "1:20: there is no exercise “handstand”"),
    (
      "steps: [{exercise: Wall angel}]",
      "1:20: “Wall angel” is not in the catalogue; to define it here, give it “hold”, “reps”, "
        + "“duration”, “breaths” or “flow”"
    ),
    (
      "steps: [{exercise: seated-neck-rotation, sides: left}]",
      "1:49: “Neck rotation” has directions instead of sides"
    ),
    ("prescribed: maybe\nsteps: [{rest: 1s}]", "1:13: “maybe” is not true or false"),
    ("pace: 3.1\nsteps: [{rest: 1s}]", "1:7: 3.1 is not within 0.5 to 3.0"),
  ])
  func aRoutineIsToldOfItsFault(text: String, expected: String) throws {
    #expect(try told(text) == [expected])
  }

  @Test(arguments: [
    ("hold: ", "1s", "10m", "999ms", "10m1ms"), ("hold: ", "1s", "10m", "0s", "10h"),
    ("duration: ", "1s", "30m", "999ms", "30m1ms"),
    ("reps: ", "1", "200", "0", "201"), ("breaths: ", "1", "100", "0", "101"),
    ("hold: 9s, sets: ", "1", "50", "0", "51"),
    ("hold: 9s, between: ", "0s", "5m", "-1s", "5m1ms"), ("ready: ", "0s", "5m", "-1s", "5m1ms"),
    ("change: ", "0s", "5m", "-1s", "5m1ms"), ("pace: ", "0.5", "3", "0.499", "3.001"),
    ("relax: 9s, contract: ", "1s", "60s", "999ms", "60001ms"),
    ("contract: 9s, relax: ", "1s", "10m", "999ms", "10m1ms"),
  ])
  func aLimitOfAStepIsTakenAndWhatIsBeyondItRefused(
    key: String, least: String, most: String, below: String, above: String
  ) throws {
    for value in [least, most] { #expect(try told(ofStep: key + value) == [], "\(key)\(value)") }
    for value in [below, above] {
      let told = try told(ofStep: key + value)
      #expect(told.count == 1)
      #expect(told.first?.hasPrefix("1:\(29 + key.count): ") == true, "\(told)")
    }
  }

  @Test func theLimitsOfBreathTempoRestWaitAndRepeatAreHeld() throws {
    let good = [
      "{exercise: cat-cow, breath: {in: 1s, out: 20s}}", "{exercise: cat-cow, tempo: 0.5-20-20}",
      "{exercise: cat-cow, breath: {in: 1s, hold: 1s, out: 1s, empty: 20s}}",
      "{exercise: cat-cow, tempo: 0.5-0-0.5}", "{rest: 1s}", "{rest: 10m}",
      "{wait: x, at-most: 1s}", "{wait: x, at-most: 15m}", "{repeat: 1, steps: [{rest: 1s}]}",
      "{repeat: 100, steps: [{rest: 1s}]}",
    ]
    for step in good { #expect(try told("steps: [\(step)]") == [], "\(step)") }
    let bad = [
      "{exercise: cat-cow, breath: {in: 999ms, out: 9s}}",
      "{exercise: cat-cow, breath: {in: 1s, hold: 999ms, out: 1s}}",
      "{exercise: cat-cow, breath: {in: 1s, out: 1s, empty: 20001ms}}",
      "{exercise: cat-cow, breath: {in: 9s, out: 21s}}", "{exercise: cat-cow, tempo: 0.4-0-1}",
      "{exercise: cat-cow, tempo: 1-0.4-1}", "{exercise: cat-cow, tempo: 1-0-20.1}",
      "{rest: 999ms}", "{rest: 10m1ms}", "{wait: x, at-most: 999ms}", "{wait: x, at-most: 15m1ms}",
      "{repeat: 0, steps: [{rest: 1s}]}", "{repeat: 101, steps: [{rest: 1s}]}",
      "{repeat: 10000000, steps: [{rest: 1s}]}",
    ]
    for step in bad { #expect(try told("steps: [\(step)]").count == 1, "\(step)") }
  }

  @Test func aRoutineHasAtMostAThousandSteps() throws {
    let steps = { (count: Int) in
      "steps: [" + String(repeating: "{rest: 1s}, ", count: count) + "]"
    }
    #expect(try told(steps(1000)) == [])
    #expect(try told(steps(1001)) == ["1:8: the routine has more than 1000 steps"])
    let unrolled = { (more: String) in
      "steps: [{repeat: 10, steps: [{repeat: 100, steps: [{rest: 1s}]}]}\(more)]"
    }
    #expect(try told(unrolled("")) == [])
    #expect(
      try told(unrolled(", {rest: 1s}"))
        == ["1:1: the routine has more than 1000 steps, with repeats expanded"])
  }

  @Test func aRoutineTakesAtMostThreeHours() throws {
    let hours = { (more: String) in "steps: [{repeat: 18, steps: [{rest: 10m}]}\(more)]" }
    #expect(try told(hours("")) == [])
    #expect(
      try told(hours(", {rest: 1s}")) == ["1:1: the routine takes 3h1s; the limit is 3h"])
  }

  @Test func repeatsNestEightDeep() throws {
    let nested = { (depth: Int) in
      "steps: " + String(repeating: "[{repeat: 1, steps: ", count: depth) + "[{rest: 1s}]"
        + String(repeating: "}]", count: depth)
    }
    #expect(try told(nested(8)) == [])
    #expect(try told(nested(9)) == ["1:188: repeats are nested more than 8 deep"])
    #expect(try told(nested(100)) == ["1:188: repeats are nested more than 8 deep"])
  }
}
