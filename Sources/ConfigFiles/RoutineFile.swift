// A routine as users write it. Exercises are looked up while the file is read, so that an unknown
// one is reported with its line.

import Routines
import Yams

/// A routine as its file gives it.
package struct ReadRoutine: Sendable {
  package var routine: Routine
  /// Warnings; the routine is in force.
  package var warnings: [Diagnostic]
}

/// Reads routines, with the defaults of the file that is being read.
package struct RoutineFile {
  private let source: Source
  private let catalogue: Catalogue
  private var defaults: StepDefaults?
  private var isPrescribed = false

  private static let keys = [
    "name", "enabled", "language", "guide", "pace", "prescribed", "defaults", "steps",
  ]

  /// Reads a routine; its id is the name of the file.
  /// - Throws: all errors of the file, with their positions.
  package static func routine(
    _ text: String, id: String, file: String, catalogue: Catalogue
  ) throws(BadFile) -> Routine {
    try read(text, id: id, file: file, catalogue: catalogue).routine
  }

  /// Reads a routine, and its warnings (`RoutineAdvice`).
  /// - Throws: all errors of the file, with their positions.
  package static func read(
    _ text: String, id: String, file: String, catalogue: Catalogue
  ) throws(BadFile) -> ReadRoutine {
    let source = Source(.routine, file: file)
    var reader = RoutineFile(source: source, catalogue: catalogue)
    let root = source.root(of: text).map { Entry(node: $0, source: source) }
    let routine = root.flatMap { reader.routine($0, id: id) }
    try source.throwIfBad()
    guard let root, let routine else { preconditionFailure("\(file): a fault was not reported") }
    StepNodes(root).remark(on: routine, source)
    return ReadRoutine(routine: routine, warnings: source.remarks)
  }

  /// The routine, or nil after an error was reported. Limits of the entire routine come last, since
  /// they need all of its steps.
  private mutating func routine(_ entry: Entry, id: String) -> Routine? {
    guard let fields = entry.mapping(keys: Self.keys) else { return nil }
    let pace = fields["pace"]?.pace()
    let language = fields["language"]?.language()
    let guide = fields.word("guide", Guide.Amount.self)
    isPrescribed = fields.boolean("prescribed") ?? false
    _ = fields.boolean("enabled")
    defaults = fields["defaults"].flatMap { StepDefaults($0) }
    guard let steps = fields.required("steps", { steps($0, depth: 0) }) else { return nil }
    var routine = Routine(
      id: id, name: fields.line("name") ?? id, steps: steps, paceThousandths: pace,
      language: language, isPrescribed: isPrescribed)
    routine.guide = guide
    guard Self.count(steps) <= Limits.steps else {
      return entry.fail("the routine has more than \(Limits.steps) steps, with repeats expanded")
    }
    guard Self.breaths(steps).count <= Limits.breaths else {
      return entry.fail("a routine has at most \(Limits.breaths) different lengths of breath")
    }
    guard routine.work <= Limits.routine else {
      return entry.fail(
        "the routine takes \(routine.work.inHours); the limit is \(Limits.routine.inHours)")
    }
    return routine
  }

  /// The steps of the routine or of a repeat, which is one level deeper.
  private func steps(_ entry: Entry, depth: Int) -> [Step]? {
    guard depth <= Limits.nesting else {
      return entry.fail("repeats are nested more than \(Limits.nesting) deep")
    }
    guard let sequence = entry.node.sequence, !sequence.isEmpty else {
      return entry.fail("expected a list of steps, such as “- {exercise: knee-to-chest}”")
    }
    guard sequence.count <= Limits.steps else {
      return entry.fail("the routine has more than \(Limits.steps) steps")
    }
    let steps = sequence.map { step(Entry(node: $0, source: source), depth: depth) }
    return steps.contains { $0 == nil } ? nil : steps.compactMap { $0 }
  }

  /// The kinds of step by their key, with the other keys that each takes.
  private static let kinds: [(key: String, takes: [String])] = [
    ("exercise", ExerciseFields.keys), ("rest", []), ("wait", ["at-most"]),
    ("repeat", ["steps", "between", "every"]),
  ]

  /// One step. All keys of all kinds are accepted at first, so that the error can name the kind
  /// that they go with.
  private func step(_ entry: Entry, depth: Int) -> Step? {
    let keys = Self.kinds.flatMap { [$0.key] + $0.takes }
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let kinds = Self.kinds.filter { fields.has($0.key) }
    guard let kind = kinds.first, kinds.count == 1 else {
      return entry.fail(
        kinds.isEmpty
          ? "a step is one of “exercise”, “rest”, “wait” and “repeat”"
          : "a step has only one of “\(kinds.map(\.key).joined(separator: "” and “"))”")
    }
    guard fields.takesOnly([kind.key] + kind.takes, keys: keys) else { return nil }
    switch kind.key {
    case "rest": return fields.duration("rest", Limits.rest).map { .rest($0) }
    case "wait": return wait(fields)
    case "repeat": return repeated(fields, depth: depth)
    default:
      let reader = ExerciseFields(
        catalogue: catalogue, defaults: defaults, isPrescribed: isPrescribed)
      return reader.step(fields)
    }
  }

  /// A wait, with a limit if one is given.
  private func wait(_ fields: Fields) -> Step? {
    guard let text = fields.line("wait") else { return nil }
    guard fields.has("at-most") else { return .wait(Wait(text)) }
    return fields.duration("at-most", Limits.waitAtMost).map { .wait(Wait(text, atMost: $0)) }
  }

  /// A repeat with its own steps.
  private func repeated(_ fields: Fields, depth: Int) -> Step? {
    let times = fields.integer("repeat", Limits.repeats)
    let between = fields.duration("between", Limits.rest)
    let every = fields.duration("every", Limits.every)
    let group = fields.required("steps") { steps($0, depth: depth + 1) }
    guard let times, let group else { return nil }
    if let every, let entry = fields["every"] {
      guard isPossible(every, group, entry, fields) else { return nil }
    }
    return .repeat(Repeat(times, group, between: between, every: every))
  }

  /// Whether a new round can begin every so often; if not, an error was reported.
  private func isPossible(
    _ every: Milliseconds, _ group: [Step], _ entry: Entry, _ fields: Fields
  ) -> Bool {
    let round = Routine(id: "", name: "", steps: group)
    let fault: String? =
      if fields.has("between") {
        "“every” and “between” can't be combined: each of them says when a new round begins"
      } else if round.exercises.isEmpty {
        "“every” needs an exercise in its steps"
      } else if round.unrolled.contains(where: \.isUntimed) {
        "“every” can't be kept with a “wait” or with “pace: own” in its steps"
      } else if round.work > every {
        "a new round can't begin every \(every): a round takes \(round.work)"
      } else {
        nil
      }
    guard let fault else { return true }
    let _: Void? = entry.fail(fault)
    return false
  }

  /// The number of steps with repeats expanded, calculated without expanding them.
  private static func count(_ steps: [Step]) -> Int {
    steps.reduce(0) { sum, step in
      guard case .repeat(let group) = step else { return sum + 1 }
      let gap = group.between == nil && group.every == nil ? 0 : 1
      // Capped at each level, so that nested repeats cannot overflow.
      let round = min(count(group.steps) + gap, Limits.steps + 1)
      return min(sum + group.times * round - gap, Limits.steps + 1)
    }
  }

  /// The different lengths of breath.
  private static func breaths(_ steps: [Step]) -> Set<Milliseconds> {
    steps.reduce(into: []) { lengths, step in
      if case .repeat(let group) = step { lengths.formUnion(breaths(group.steps)) }
      guard case .exercise(let step) = step else { return }
      for breath in step.dose.works.compactMap(\.anyBreath) {
        let parts = [breath.in, breath.hold, breath.out, breath.empty]
        lengths.formUnion(parts.filter { $0 > .zero })
      }
    }
  }
}

extension Step {
  /// Whether it lasts until the user goes on.
  fileprivate var isUntimed: Bool {
    switch self {
    case .wait: true
    case .exercise(let step): step.dose.work.pacing == .own
    case .rest, .repeat: false
    }
  }
}

extension Entry {
  /// A factor as thousandths.
  func pace() -> Int? { decimal(Limits.pace).map { Int(($0 * 1000).rounded()) } }
}
