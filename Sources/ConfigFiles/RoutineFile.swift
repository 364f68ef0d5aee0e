// A routine as people write it. Exercises are looked up while the file is read, so that an
// unknown one is told with its line.

import Routines
import Yams

package struct RoutineFile {
  private let source: Source
  private let catalogue: Catalogue
  private let breaths = BreathLengths()

  /// Reads a routine; its id is the file's name.
  /// - Throws: every fault of the file, with its place.
  package static func routine(
    _ text: String, id: String, file: String, catalogue: Catalogue
  ) throws(BadFile) -> Routine {
    let source = Source(file: file)
    let reader = RoutineFile(source: source, catalogue: catalogue)
    let routine = source.root(of: text).flatMap {
      reader.routine(Entry(node: $0, source: source), id: id)
    }
    try source.throwIfBad()
    guard let routine else { preconditionFailure("\(file): a fault was not reported") }
    return routine
  }

  private func routine(_ entry: Entry, id: String) -> Routine? {
    guard let fields = entry.mapping(keys: ["name", "steps"]) else { return nil }
    guard let steps = fields.required("steps", { steps($0, depth: 0) }) else { return nil }
    let routine = Routine(id: id, name: fields.text("name") ?? id, steps: steps)
    guard Self.count(steps) <= Limits.steps else {
      return entry.fail("the routine has more than \(Limits.steps) steps, repeats written out")
    }
    guard routine.work <= Limits.routine else {
      return entry.fail("the routine takes \(routine.work); the limit is \(Limits.routine)")
    }
    return routine
  }

  private func steps(_ entry: Entry, depth: Int) -> [Step]? {
    guard depth <= Limits.nesting else {
      return entry.fail("repeats are nested more than \(Limits.nesting) deep")
    }
    guard let sequence = entry.node.sequence, !sequence.isEmpty else {
      return entry.fail("expected a list of steps, such as “- {exercise: knee-to-chest}”")
    }
    let steps = sequence.map { step(Entry(node: $0, source: source), depth: depth) }
    return steps.contains { $0 == nil } ? nil : steps.compactMap { $0 }
  }

  private static let stepKeys =
    ["exercise", "rest", "repeat", "steps", "sides", "order", "ready", "change"] + DoseFields.keys

  private func step(_ entry: Entry, depth: Int) -> Step? {
    guard let fields = entry.mapping(keys: Self.stepKeys) else { return nil }
    let kinds = ["exercise", "rest", "repeat"].filter { fields.has($0) }
    guard kinds.count == 1 else {
      return entry.fail(
        kinds.isEmpty
          ? "a step is one of “exercise”, “rest” and “repeat”"
          : "a step is only one of “\(kinds.joined(separator: "” and “"))”")
    }
    switch kinds[0] {
    case "rest":
      return only(["rest"], fields) ? fields.duration("rest", Limits.rest).map { .rest($0) } : nil
    case "repeat":
      return only(["repeat", "steps"], fields) ? repeated(fields, depth: depth) : nil
    default: return exercise(fields)
    }
  }

  /// Reports every key that this kind of step does not take.
  private func only(_ keys: [String], _ fields: Fields) -> Bool {
    let others = Self.stepKeys.filter { fields.has($0) && !keys.contains($0) }
    for key in others {
      guard let entry = fields[key] else { continue }
      source.report("“\(key)” does not go with “\(keys[0])”", at: entry.node)
    }
    return others.isEmpty
  }

  private func repeated(_ fields: Fields, depth: Int) -> Step? {
    let times = fields.integer("repeat", Limits.repeats)
    let group = fields.required("steps") { steps($0, depth: depth + 1) }
    guard let times, let group else { return nil }
    return .repeat(times, group)
  }

  private func exercise(_ fields: Fields) -> Step? {
    guard let id = fields.text("exercise"), let entry = fields["exercise"] else { return nil }
    guard let exercise = catalogue[id] else {
      return entry.fail(
        "there is no exercise “\(id)”\(Spelling.hint(for: id, among: catalogue.ids))")
    }
    let dose = DoseFields.read(fields, usual: exercise.dose)
    let (exercised, only) = sided(exercise, fields)
    guard let dose else { return nil }
    if case .repetitions(_, let breath) = dose, breaths.areTooMany(with: breath) {
      return (fields["breath"] ?? entry).fail(
        "a routine has at most \(Limits.breaths) different lengths of breath")
    }
    return .exercise(
      ExerciseStep(
        exercised, dose: dose, only: only, alternates: alternates(fields, exercised),
        ready: fields.duration("ready", Limits.pause),
        change: fields.duration("change", Limits.pause)))
  }

  private enum SideWord: String, CaseIterable { case both, left, right, none }
  private enum OrderWord: String, CaseIterable { case sides, alternate }

  /// The exercise as this step does it: a person's own routine may leave a side out on purpose.
  private func sided(_ exercise: Exercise, _ fields: Fields) -> (Exercise, Side?) {
    guard let entry = fields["sides"], let word = entry.word(SideWord.self) else {
      return (exercise, nil)
    }
    var exercise = exercise
    switch word {
    case .none: exercise.sides = .none
    case .both where exercise.sides == .none: exercise.sides = .each
    case .both: break
    case .left: return (exercise, .left)
    case .right: return (exercise, .right)
    }
    return (exercise, nil)
  }

  private func alternates(_ fields: Fields, _ exercise: Exercise) -> Bool? {
    guard let word = fields.word("order", OrderWord.self) else { return nil }
    return word == .alternate && exercise.sides != .none
  }

  /// How many steps there are with repeats unrolled, without unrolling them.
  private static func count(_ steps: [Step]) -> Int {
    steps.reduce(0) { sum, step in
      guard case .repeat(let times, let group) = step else { return sum + 1 }
      return min(sum + times * min(count(group), Limits.steps + 1), Limits.steps + 1)
    }
  }
}

/// The lengths of breath that a routine has so far. A reference type on purpose, as its `Source`.
private final class BreathLengths {
  private var lengths: Set<Milliseconds> = []

  /// Adds a breath's; true for the first that is one too many, so that it is told once.
  func areTooMany(with breath: Breath) -> Bool {
    let before = lengths.count
    lengths.formUnion([breath.in, breath.out])
    return before <= Limits.breaths && lengths.count > Limits.breaths
  }
}
