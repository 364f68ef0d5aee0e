// A routine as the text of a file: what `compose` prints and `routine new` writes, for users to
// read and edit. Reading it back gives the same routine.

import Routines

/// The opposite of `RoutineFile`.
package enum RoutineText {
  /// - Parameters:
  ///   - comment: lines above it, without their `#`.
  ///   - catalogue: what the file will be read against; it shows which exercises are defined in
  ///     place, and which sides a step changes.
  package static func yaml(
    _ routine: Routine, comment: [String] = [], catalogue: Catalogue
  ) -> String {
    var lines = comment.map { "# \($0)" }
    lines.append("name: \(quoted(routine.name))")
    if let language = routine.language { lines.append("language: \(language)") }
    if let guide = routine.guide { lines.append("guide: \(guide.rawValue)") }
    if let pace = routine.paceThousandths { lines.append("pace: \(decimal(pace))") }
    if routine.isPrescribed { lines.append("prescribed: true") }
    lines.append("steps:")
    lines += routine.steps.flatMap { step($0, indent: "  ", catalogue) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The lines of one step; a repeat has its steps below it.
  private static func step(
    _ step: Step, indent: String, _ catalogue: Catalogue
  ) -> [String] {
    switch step {
    case .exercise(let step):
      return ["\(indent)- {\(fields(step, catalogue).joined(separator: ", "))}"]
    case .rest(let length): return ["\(indent)- {rest: \(length)}"]
    case .wait(let wait):
      let limit = wait.atMost.map { ", at-most: \($0)" } ?? ""
      return ["\(indent)- {wait: \(quoted(wait.text))\(limit)}"]
    case .repeat(let group):
      let between = group.between.map { ["\(indent)  between: \($0)"] } ?? []
      let every = group.every.map { ["\(indent)  every: \($0)"] } ?? []
      return ["\(indent)- repeat: \(group.times)"] + between + every + ["\(indent)  steps:"]
        + group.steps.flatMap { Self.step($0, indent: indent + "    ", catalogue) }
    }
  }

  private static func fields(_ step: ExerciseStep, _ catalogue: Catalogue) -> [String] {
    let exercise = step.exercise
    let known = catalogue[exercise.id]
    let isOwn = known == nil
    var fields = ["exercise: \(quoted(exercise.id))"]
    if isOwn { fields += definition(exercise) }
    fields += dose(step)
    if let sides = sides(step, isOwn ? .none : (known ?? exercise).sides, known) {
      fields.append("sides: \(sides)")
    }
    if let directions = directions(exercise, known) { fields.append(directions) }
    if exercise.sides != .none, step.alternates != (exercise.sides == .alternate) {
      fields.append("order: \(step.alternates ? "alternate" : "sides")")
    }
    if let ready = step.ready { fields.append("ready: \(ready)") }
    if let change = step.change { fields.append("change: \(change)") }
    if let pace = step.paceThousandths { fields.append("pace: \(decimal(pace))") }
    switch step.say {
    case .text(let text): fields.append("say: \(quoted(text))")
    case .recording(let path): fields.append("say: \(quoted(path))")
    case .nothing: fields.append("say: \"\"")
    case nil: break
    }
    if let ending = exercise.ending, ending != known?.ending {
      fields.append("ending: \(quoted(ending))")
    }
    if let guide = step.guide { fields.append("guide: \(guide.rawValue)") }
    if step.isPrescribed { fields.append("prescribed: true") }
    return fields
  }

  /// Nil if they are the exercise's own.
  private static func sides(_ step: ExerciseStep, _ own: Sides, _ known: Exercise?) -> String? {
    if let side = step.only { return side.rawValue }
    if step.exercise.sides != own {
      return own == .none && step.exercise.sides == .each ? "both" : step.exercise.sides.rawValue
    }
    // Given once for all directions.
    let hasLost = step.exercise.directions.isEmpty && known?.directions.isEmpty == false
    return hasLost ? "none" : nil
  }

  /// Nil if they are the exercise's own, or none.
  private static func directions(_ exercise: Exercise, _ known: Exercise?) -> String? {
    let directions = exercise.directions
    guard !directions.isEmpty, directions != known?.directions else { return nil }
    return "directions: [\(words(directions))]"
  }

  /// For an exercise that is in no catalogue.
  private static func definition(_ exercise: Exercise) -> [String] {
    var fields = ["position: \(exercise.position.rawValue)", "kind: \(exercise.kind.rawValue)"]
    if !exercise.areas.isEmpty { fields.append("areas: [\(words(exercise.areas))]") }
    if !exercise.needs.isEmpty { fields.append("needs: [\(words(exercise.needs))]") }
    return fields
  }

  private static func words<T: RawRepresentable>(_ values: [T]) -> String
  where T.RawValue == String { values.map(\.rawValue).joined(separator: ", ") }

  /// Only what the reader would not complete to the same values: an amount that was left open may
  /// have a breath, and sets a rest, that was given.
  private static func dose(_ step: ExerciseStep) -> [String] {
    let (dose, usual, isOpen) = (step.dose, step.exercise.dose, step.open.amount)
    if !dose.unequal.isEmpty { return unequal(dose.unequal) + ["between: \(dose.between)"] }
    var fields = isOpen ? pacing(dose.work, unlike: usual.work) : work(dose.work)
    if !step.open.sets, dose.sets > 1 || isOpen { fields.append("sets: \(dose.sets)") }
    let between = isOpen ? usual.between : Dose.restBetweenSets
    if dose.between != between || (dose.sets > 1 && !isOpen) {
      fields.append("between: \(dose.between)")
    }
    return fields
  }

  /// A list for each key whose values differ.
  private static func unequal(_ works: [Work]) -> [String] {
    let fields = works.map(work)
    return fields[0].indices.map { index in
      let all = fields.map { $0[index] }
      guard Set(all).count > 1 else { return all[0] }
      let parts = all.map { $0.split(separator: " ", maxSplits: 1) }
      return "\(parts[0][0]) [\(parts.map { String($0[1]) }.joined(separator: ", "))]"
    }
  }

  private static func move(_ move: Flow.Move) -> String {
    let words = move.words.isEmpty ? "\"\"" : quoted(move.words)
    switch move.span {
    case .in: return "{in: \(words)}"
    case .out: return "{out: \(words)}"
    case .breaths(let count):
      return move.words.isEmpty ? "{breaths: \(count)}" : "{breaths: \(count), say: \(words)}"
    }
  }

  private static func pacing(_ work: Work, unlike usual: Work) -> [String] {
    switch work {
    case .breaths(_, let breath) where usual.breath != breath: [self.breath(breath)]
    case .repetitions(_, let pacing) where usual.pacing != pacing: [self.pacing(pacing)]
    case .flow(let flow) where usual.anyBreath != flow.breath: [self.breath(flow.breath)]
    case .hold, .duration, .breaths, .repetitions, .contractRelax, .flow, .asManyAsPossible: []
    }
  }

  private static func pacing(_ pacing: Pacing) -> String {
    switch pacing {
    case .breath(let breath): self.breath(breath)
    case .tempo(let tempo): "tempo: \(tempo)"
    case .own: "pace: own"
    }
  }

  private static func work(_ work: Work) -> [String] {
    switch work {
    case .asManyAsPossible(let length): ["reps: max", "duration: \(length)"]
    case .flow(let flow):
      ["flow: [\(flow.moves.map(move).joined(separator: ", "))]", breath(flow.breath)]
    case .hold(let length): ["hold: \(length)"]
    case .duration(let length): ["duration: \(length)"]
    case .breaths(let count, let breath): ["breaths: \(count)", self.breath(breath)]
    case .repetitions(let count, .tempo(let tempo)) where tempo == .holding(tempo.hold):
      ["reps: \(count)", tempo.hold < .seconds(1) ? "tempo: \(tempo)" : "hold: \(tempo.hold)"]
    case .repetitions(let count, let pacing): ["reps: \(count)", self.pacing(pacing)]
    case .contractRelax(let contract, let relax, let count):
      ["contract: \(contract)", "relax: \(relax)", "reps: \(count)"]
    }
  }

  private static func breath(_ breath: Breath) -> String {
    let parts = [
      ("in", breath.in), ("hold", breath.hold), ("out", breath.out), ("empty", breath.empty),
    ]
    let given = parts.filter { $0.1 > .zero }.map { "\($0.0): \($0.1)" }
    return "breath: {\(given.joined(separator: ", "))}"
  }

  private static func decimal(_ thousandths: Int) -> String {
    "\(Double(thousandths) / 1000)"
  }

  /// A plain word as it is, anything else in double quotes.
  package static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// A character within double quotes.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": return "\\\\"
    case "\"": return "\\\""
    default: break
    }
    // Characters that libyaml refuses unless they are escaped.
    let isRefused = scalar.breaksLine || scalar == "\u{FEFF}" || scalar.value & 0xFFFE == 0xFFFE
    guard isRefused else { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
