// Exercises: the embedded catalogue, a mapping from id to exercise, and the user's own, one file
// each. The same code reads both, so that their formats cannot drift apart.

import Routines
import Yams

/// Reads exercises from YAML.
package enum ExerciseFile {
  static let keys =
    [
      "name", "enabled", "areas", "kind", "position", "sides", "directions", "limb", "level",
      "needs", "sentence", "instructions", "switch", "ending", "language", "cautions",
      "easier", "harder", "variant-of", "change",
    ] + DoseFields.keys

  /// One exercise; its id is the name of the file.
  /// - Throws: all errors of the file.
  package static func exercise(
    _ text: String, id: String, file: String
  ) throws(BadFile) -> Exercise {
    try read(text, id: id, file: file, others: .any).exercise
  }

  /// One exercise, and its warnings.
  /// - Parameter others: the exercises that it may name in easier, harder or variant-of.
  /// - Throws: all errors of the file.
  package static func read(
    _ text: String, id: String, file: String, others: Names
  ) throws(BadFile) -> (exercise: Exercise, warnings: [Diagnostic]) {
    let source = Source(.exercise, file: file, allowsRanges: true)
    let root = source.root(of: text).map { Entry(node: $0, source: source) }
    let exercise = root.flatMap { read($0, id: id) }
    try source.throwIfBad()
    guard let root, let exercise else { preconditionFailure("\(file): a fault was not reported") }
    remark(on: exercise, root, others)
    return (exercise, source.remarks)
  }

  /// Warnings about an exercise that is valid.
  private static func remark(on exercise: Exercise, _ root: Entry, _ others: Names) {
    guard let fields = root.mapping(keys: keys) else { return }
    for key in ["easier", "harder", "variant-of"] {
      // A misspelt id only loses the link, so it is a warning.
      guard let entry = fields[key], let name = entry.node.scalar?.string, name != exercise.id,
        !others.has(name)
      else { continue }
      let hint = Spelling.hint(for: name, among: others.all())
      entry.source.remark("there is no exercise “\(name)”\(hint)", at: entry.node)
    }
    let words =
      Side.allCases.map { side in
        SidedText.rendered(exercise.sentence, for: side).split(separator: " ").count
      }.max() ?? 0
    if words > sentenceWords, let entry = fields["sentence"] {
      entry.source.remark(
        "the sentence has \(words) words; over \(sentenceWords) are hard to follow by ear",
        at: entry.node)
    }
    if exercise.kind == .ballistic, exercise.dose.work.length > Exercise.longestBurst,
      let entry = fields["duration"]
    {
      entry.source.remark("a ballistic burst is at most \(Exercise.longestBurst)", at: entry.node)
    }
  }

  /// The sentence has to be understood at one hearing.
  static let sentenceWords = 15

  /// A mapping of exercises by id.
  /// - Throws: all errors of the file.
  package static func catalogue(_ text: String, file: String) throws(BadFile) -> [Exercise] {
    let source = Source(.exercise, file: file, allowsRanges: true)
    var exercises: [Exercise] = []
    if let mapping = source.root(of: text)?.mapping {
      exercises = mapping.compactMap { key, value in
        read(Entry(node: value, source: source), id: key.scalar?.string ?? "")
      }
    }
    try source.throwIfBad()
    return exercises
  }

  /// One exercise, or nil after an error was reported.
  private static func read(_ entry: Entry, id: String) -> Exercise? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let name = fields.required("name") { $0.text("the exercise's name") }
    let position = fields.required("position") { $0.word(Position.self) }
    let dose = DoseFields.read(fields, usual: nil)
    if dose == nil, !DoseFields.forms.contains(where: fields.has) {
      entry.source.report(
        "the dose is missing: give “hold”, “reps”, “duration” or “breaths”", at: entry.node)
    }
    // Without these it is not an exercise; placeholders let the rest be checked for errors.
    var exercise = Exercise(
      id: id, name: name ?? id, position: position ?? .standing,
      dose: dose?.dose ?? .hold(.seconds(1)))
    exercise.goal = dose?.goal
    readBody(fields, into: &exercise)
    readWords(fields, into: &exercise)
    return name == nil || position == nil || dose == nil ? nil : exercise
  }

  /// The keys that describe the body.
  private static func readBody(_ fields: Fields, into exercise: inout Exercise) {
    _ = fields.boolean("enabled")
    exercise.areas = fields.words("areas", Area.self)
    exercise.kind = fields.word("kind", ExerciseKind.self) ?? exercise.kind
    exercise.sides = fields.word("sides", Sides.self) ?? exercise.sides
    exercise.directions = fields.words("directions", Direction.self)
    exercise.limb = fields.word("limb", Limb.self)
    exercise.level = fields.integer("level", 1...3) ?? exercise.level
    exercise.needs = fields.words("needs", Need.self)
    exercise.change = fields.duration("change", Limits.pause) ?? exercise.change
    if !exercise.directions.isEmpty, exercise.sides != .none, let entry = fields["directions"] {
      entry.source.report(
        "“directions” and “sides” can't be combined", at: entry.node)
    }
    if Set(exercise.directions).count < exercise.directions.count, let entry = fields["directions"]
    {
      entry.source.report("a direction is given twice", at: entry.node)
    }
  }

  /// The keys that are read or spoken.
  private static func readWords(_ fields: Fields, into exercise: inout Exercise) {
    exercise.sentence = fields.sidedText("sentence") ?? ""
    exercise.instructions = fields.sidedText("instructions") ?? ""
    exercise.changeOver = fields.sidedText("switch")
    exercise.ending = fields.sidedText("ending")
    exercise.language = fields["language"]?.language()
    exercise.cautions = fields.texts("cautions")
    exercise.easier = fields.text("easier")
    exercise.harder = fields.text("harder")
    exercise.variantOf = fields.text("variant-of")
  }
}

extension Fields {
  /// A text that may name the limb by its side, as `SidedText` has it.
  func sidedText(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    if let fault = SidedText.fault(in: text), let entry = self[key] {
      entry.source.report("\(fault)", at: entry.node)
    }
    return text
  }
}
