// A routine as a file that says the same: what `compose` prints and `routine new` writes, for people
// to read and edit. Reading it back gives the routine again.

import Routines

package enum RoutineText {
  /// - Parameter comment: lines above it, without their `#`.
  package static func yaml(_ routine: Routine, comment: [String] = []) -> String {
    var lines = comment.map { "# \($0)" }
    lines.append("name: \(quoted(routine.name))")
    if let pace = routine.paceThousandths { lines.append("pace: \(decimal(pace))") }
    if routine.isPrescribed { lines.append("prescribed: true") }
    lines.append("steps:")
    lines += routine.steps.flatMap { step($0, indent: "  ") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func step(_ step: Step, indent: String) -> [String] {
    switch step {
    case .exercise(let step): return ["\(indent)- {\(fields(step).joined(separator: ", "))}"]
    case .rest(let length): return ["\(indent)- {rest: \(length)}"]
    case .wait(let wait):
      let limit = wait.atMost.map { ", at-most: \($0)" } ?? ""
      return ["\(indent)- {wait: \(quoted(wait.text))\(limit)}"]
    case .repeat(let times, let group):
      return ["\(indent)- repeat: \(times)", "\(indent)  steps:"]
        + group.flatMap { Self.step($0, indent: indent + "    ") }
    }
  }

  private static func fields(_ step: ExerciseStep) -> [String] {
    let exercise = step.exercise
    let isOwn = exercise.id == exercise.name
    var fields = ["exercise: \(quoted(exercise.id))"]
    if isOwn { fields += definition(exercise) }
    fields += dose(step)
    if let side = step.only { fields.append("sides: \(side.rawValue)") }
    if isOwn, step.only == nil, exercise.sides != .none { fields.append("sides: both") }
    if exercise.sides != .none, step.only == nil,
      step.alternates != (exercise.sides == .alternate)
    {
      fields.append("order: \(step.alternates ? "alternate" : "sides")")
    }
    if let ready = step.ready { fields.append("ready: \(ready)") }
    if let change = step.change { fields.append("change: \(change)") }
    if let pace = step.paceThousandths { fields.append("pace: \(decimal(pace))") }
    switch step.say {
    case .text(let text): fields.append("say: \(quoted(text))")
    case .recording(let path): fields.append("say: \(quoted(path))")
    case nil: break
    }
    if step.isPrescribed { fields.append("prescribed: true") }
    return fields
  }

  /// Of an exercise that is in no catalogue.
  private static func definition(_ exercise: Exercise) -> [String] {
    var fields = ["position: \(exercise.position.rawValue)", "kind: \(exercise.kind.rawValue)"]
    if !exercise.areas.isEmpty { fields.append("areas: [\(words(exercise.areas))]") }
    if !exercise.needs.isEmpty { fields.append("needs: [\(words(exercise.needs))]") }
    return fields
  }

  private static func words<T: RawRepresentable>(_ values: [T]) -> String
  where T.RawValue == String { values.map(\.rawValue).joined(separator: ", ") }

  private static func dose(_ step: ExerciseStep) -> [String] {
    var fields = step.open.amount ? [] : work(step.dose.work)
    if !step.open.sets, step.dose.sets > 1 || step.open.amount {
      fields.append("sets: \(step.dose.sets)")
    }
    if step.dose.sets > 1, !(step.open.amount && step.open.sets) {
      fields.append("between: \(step.dose.between)")
    }
    return fields
  }

  private static func work(_ work: Work) -> [String] {
    switch work {
    case .hold(let length): ["hold: \(length)"]
    case .duration(let length): ["duration: \(length)"]
    case .breaths(let count, let breath): ["breaths: \(count)", self.breath(breath)]
    case .repetitions(let count, .breath(let breath)): ["reps: \(count)", self.breath(breath)]
    case .repetitions(let count, .tempo(let tempo)): ["reps: \(count)", "tempo: \(tempo)"]
    case .contractRelax(let contract, let relax, let count):
      ["contract: \(contract)", "relax: \(relax)", "reps: \(count)"]
    }
  }

  private static func breath(_ breath: Breath) -> String {
    "breath: {in: \(breath.in), out: \(breath.out)}"
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
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
