// Exercises: the embedded catalogue, a mapping from id to exercise, and a person's own, one file
// each. Both are read by the same lines.

import Routines
import Yams

package enum ExerciseFile {
  static let keys =
    [
      "name", "areas", "kind", "position", "sides", "level", "needs", "sentence", "instructions",
      "ending", "cautions", "easier", "harder", "change",
    ] + DoseFields.keys

  /// One exercise; its id is the file's name.
  /// - Throws: every fault of the file.
  package static func exercise(
    _ text: String, id: String, file: String
  ) throws(BadFile) -> Exercise {
    let source = Source(file: file)
    let exercise = source.root(of: text).flatMap {
      read(Entry(node: $0, source: source), id: id)
    }
    try source.throwIfBad()
    guard let exercise else { preconditionFailure("\(file): a fault was not reported") }
    return exercise
  }

  /// Many exercises by id.
  /// - Throws: every fault of the file.
  package static func catalogue(_ text: String, file: String) throws(BadFile) -> [Exercise] {
    let source = Source(file: file)
    var exercises: [Exercise] = []
    if let mapping = source.root(of: text)?.mapping {
      exercises = mapping.compactMap { key, value in
        read(Entry(node: value, source: source), id: key.scalar?.string ?? "")
      }
    }
    try source.throwIfBad()
    return exercises
  }

  private static func read(_ entry: Entry, id: String) -> Exercise? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let name = fields.required("name") { $0.text("the exercise's name") }
    let position = fields.required("position") { $0.word(Position.self) }
    let dose = DoseFields.read(fields, usual: nil)
    if dose == nil, !fields.has("hold"), !fields.has("reps") {
      entry.source.report("the dose is missing: give “hold” or “reps”", at: entry.node)
    }
    // Without these it is no exercise; they stand in while the rest is read for its faults.
    let exercise = Exercise(
      id: id, name: name ?? id, areas: fields.words("areas", Area.self),
      kind: fields.word("kind", ExerciseKind.self) ?? .static, position: position ?? .standing,
      sides: fields.word("sides", Sides.self) ?? .none,
      level: fields.integer("level", 1...3) ?? 1, needs: fields.words("needs", Need.self),
      dose: dose ?? .repetitions(1, breath: .slow), sentence: fields.text("sentence") ?? "",
      instructions: fields.text("instructions") ?? "", ending: fields.text("ending"),
      cautions: fields.texts("cautions"), easier: fields.text("easier"),
      harder: fields.text("harder"),
      change: fields.duration("change", Limits.pause) ?? .seconds(6))
    return name == nil || position == nil || dose == nil ? nil : exercise
  }
}
