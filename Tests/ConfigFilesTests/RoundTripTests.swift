// A routine written as a file and read back is the same routine, value for value: whatever a file
// can say, `routine new` and `compose` can write.

import Routines
import TestSupport
import Testing

@testable import ConfigFiles

/// Makes routine files of every construct.
private struct RoutineSource {
  var random: SeededNumbers
  let ids: [String]

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
  mutating func maybe(_ text: String) -> [String] { Bool.random(using: &random) ? [text] : [] }

  mutating func routine() -> String {
    let head =
      maybe("name: \"a: \\\"b\\\" \\\\ # ü\"") + maybe("pace: 1.25") + maybe("prescribed: true")
    let defaults = maybe("defaults: {sets: 2, between: 7s, breath: {in: 3s, out: 5s}, ready: 3s}")
    let steps = (0..<4).map { _ in "  - " + step(depth: 0) }
    return (head + defaults + ["steps:"] + steps).joined(separator: "\n")
  }

  mutating func step(depth: Int) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "{rest: \(pick(["1s", "1500ms", "1m30s", "10m"]))}"
    case 1: return "{wait: \(pick(["Lie down, then play.", "no", "\"a \\\\ b\""]).quotedOnce)}"
    case 2: return "{wait: Go on, at-most: \(pick(["1s", "15m"]))}"
    case 3 where depth < 3:
      let group = (0..<2).map { _ in step(depth: depth + 1) }
      return "{repeat: \(pick([1, 2, 3])), steps: [\(group.joined(separator: ", "))]}"
    default: return exercise()
    }
  }

  mutating func exercise() -> String {
    let isOwn = Int.random(in: 0..<4, using: &random) == 0
    let dose = isOwn ? pick(Self.doses) : pick(Self.doses + ["", "", "sets: 3", "between: 9s"])
    var fields = [
      "exercise: \(isOwn ? pick(["Wall angel", "X", "Über \\\\ \\\""]).inQuotes : pick(ids))"
    ]
    if isOwn {
      fields += maybe("position: \(pick(Position.allCases).rawValue)")
      fields += maybe("areas: [neck, full-body]") + maybe("needs: [wall, eyes-open]")
      fields += maybe("kind: \(pick(ExerciseKind.allCases).rawValue)")
    }
    if !dose.isEmpty { fields.append(dose) }
    if dose.first?.isLetter == true, !dose.contains("sets"), !dose.contains("between") {
      fields += maybe("sets: \(pick([1, 2, 50]))") + maybe("between: \(pick(["0s", "5s", "1m"]))")
    }
    fields += maybe("sides: \(pick(["both", "left", "right", "none"]))")
    fields += maybe("order: \(pick(["sides", "alternate"]))")
    fields += maybe("ready: \(pick(["0s", "8s"]))") + maybe("change: 4500ms")
    fields += maybe("pace: \(pick(["0.5", "1", "2.333"]))") + maybe("prescribed: true")
    fields += maybe("say: \(pick(["Slide up.", "mine.wav", "/tmp/a b.WAV"]).inQuotes)")
    return "{\(fields.joined(separator: ", "))}"
  }

  static let doses = [
    "hold: 20s", "hold: 1500ms", "reps: 8", "reps: 3, breath: {in: 4s, out: 6s}",
    "reps: 8, tempo: 2-1-2", "reps: 8, tempo: 1.5-0-2.25", "duration: 1m30s", "breaths: 3",
    "breaths: 6, breath: {in: 5s, out: 5s}", "breaths: 4, breath: {in: 4s, hold: 7s, out: 8s}",
    "reps: 4, breath: {in: 4s, hold: 4s, out: 4s, empty: 1500ms}",
    "contract: 5s, relax: 20s, reps: 3",
    "contract: 5s, relax: 20s",
  ]
}

extension String {
  fileprivate var inQuotes: String { "\"\(self)\"" }
  fileprivate var quotedOnce: String { hasPrefix("\"") ? self : inQuotes }
}

@Suite struct RoundTripTests {
  private let catalogue: Catalogue

  init() throws { catalogue = Catalogue(try BuiltIn.exercises()) }

  private func read(_ text: String) throws(BadFile) -> Routine {
    try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue)
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    var source = RoutineSource(random: SeededNumbers(seed: 11), ids: catalogue.ids)
    var taken = 0
    for _ in 0..<900 {
      let text = source.routine()
      // Sides of an exercise that goes in directions are refused.
      guard let routine = try? read(text) else { continue }
      taken += 1
      let written = RoutineText.yaml(routine, comment: ["c"], catalogue: catalogue)
      let again = try read(written)
      guard again == routine else {
        Issue.record("\(text)\n→\n\(written)")
        return
      }
    }
    #expect(taken > 400, "only \(taken) were routines")
  }

  @Test func theBuiltInRoutinesReadBackTheSame() throws {
    for (_, text) in BuiltIn.routines {
      let routine = try read(text)
      #expect(try read(RoutineText.yaml(routine, catalogue: catalogue)) == routine)
    }
  }

  @Test(arguments: [
    "{exercise: cat-cow, breath: {in: 3s, out: 3s}}",
    "{exercise: belly-breathing, breath: {in: 5s, out: 5s, empty: 2s}}",
    "{exercise: curl-up, tempo: 3-0-3}",
    "{exercise: plank, between: 30s}", "{exercise: plank, hold: 15s, between: 30s}",
    "{exercise: knee-to-chest, sides: none}", "{exercise: seated-neck-rotation, sides: none}",
    "{exercise: cobra-pose, sides: both, order: alternate}",
    "{exercise: knee-to-chest, sides: left, order: alternate}",
  ])
  func whatAStepChangesIsNotLost(step: String) throws {
    let routine = try read("steps: [\(step)]")
    #expect(try read(RoutineText.yaml(routine, catalogue: catalogue)) == routine)
  }

  @Test(arguments: [
    "a\nb", "a\u{2028}b", "\"\\\"", "yes", "~", " a ", "1", "ü", "a: b # c",
  ])
  func aTextIsQuotedSoThatYAMLKeepsIt(text: String) throws {
    let source = Source(nil, file: "x")
    #expect(
      source.root(of: "a: \(RoutineText.quoted(text))")?.mapping?["a"]?.scalar?.string == text)
  }
}
