// An exercise as text: in a line of a list, in full, and as JSON.

import Routines

/// The words of a line and of a page, used by `ExerciseReading`.
extension Exercise {
  /// One line of a list: `Knee to chest; lower-back, hips; supine, each side; static, level 1`
  var summary: String {
    let needs = needs.isEmpty ? "" : "; needs \(needs.map(\.phrase).joined(separator: " and "))"
    return "\(name); \(areas.map(\.rawValue).joined(separator: ", ")); \(position.rawValue)"
      + (sidesWords.map { ", \($0)" } ?? "") + "; \(kind.rawValue), level \(level)\(needs)"
  }

  /// Everything that the catalogue has about the exercise, for `exercise show`: sentences first,
  /// then the dose, cautions and other forms.
  var lines: [String] {
    let exercise = inGeneral
    let texts = [
      exercise.sentence, exercise.instructions,
      exercise.changeOver.map { "To change sides: \($0)" } ?? "", exercise.ending ?? "",
    ].filter { !$0.isEmpty }
    var lines = ["\(id): \(summary)", ""] + texts + (texts.isEmpty ? [] : [""])
    lines.append("Dose: \(doseWords).")
    lines += cautions.map { "Caution: \($0)" }
    if kind == .ballistic {
      lines.append(
        "Bouncing is risky: only after a warm-up, and only where it is asked for by name.")
    }
    if let easier { lines.append("Easier: \(easier)") }
    if let harder { lines.append("Harder: \(harder)") }
    if let variantOf { lines.append("Another form of: \(variantOf)") }
    return lines
  }

  /// Nil for an exercise without sides.
  private var sidesWords: String? {
    if !directions.isEmpty { return directions.map(\.rawValue).joined(separator: ", ") }
    switch sides {
    case .none: return nil
    case .each: return "each side"
    case .alternate: return "alternating sides"
    }
  }

  /// `hold 10s to 30s`, `8 to 10 times at 2-1-2`: the dose, up to the goal that practice raises it
  /// to.
  private var doseWords: String {
    guard let goal else { return ExerciseStep(self).words }
    let most = dose.work.with(amount: goal.upperBound)
    let (low, high) = (dose.work.words, most.words)
    return low == high ? low : "\(low), to \(high)" + (dose.sets > 1 ? "; \(dose.sets) sets" : "")
  }
}

/// An exercise as `exercise show --json` prints it. Every key is always there, so that a program
/// need not distinguish between missing and null.
struct ExerciseDetails: Encodable {
  var id: String
  var name: String
  var areas: [String]
  var kind: String
  var position: String
  var sides: String
  /// Instead of sides: left, right, up and so on.
  var directions: [String]
  /// What its sides are called, such as leg; null: sides.
  var limb: String?
  var level: Int
  var needs: [String]
  fileprivate var dose: DoseDetails
  /// What is spoken before the exercise.
  var sentence: String
  /// How it is done, in full.
  var instructions: String
  /// How to change sides.
  var `switch`: String?
  var ending: String?
  var cautions: [String]
  var easier: String?
  var harder: String?
  /// The id of the exercise of which it is another form.
  var variantOf: String?
  /// Milliseconds that changing sides takes.
  var changeMs: Int64

  init(_ exercise: Exercise) {
    let exercise = exercise.inGeneral
    (id, name, level) = (exercise.id, exercise.name, exercise.level)
    (kind, position) = (exercise.kind.rawValue, exercise.position.rawValue)
    (areas, needs) = (exercise.areas.map(\.rawValue), exercise.needs.map(\.rawValue))
    (sides, directions) = (exercise.sides.rawValue, exercise.directions.map(\.rawValue))
    (limb, `switch`) = (exercise.limb?.rawValue, exercise.changeOver)
    dose = DoseDetails(exercise)
    (sentence, instructions, ending) = (exercise.sentence, exercise.instructions, exercise.ending)
    (cautions, easier, harder) = (exercise.cautions, exercise.easier, exercise.harder)
    (variantOf, changeMs) = (exercise.variantOf, exercise.change.count)
  }

  enum CodingKeys: String, CodingKey {
    case id, name, areas, kind, position, sides, directions, limb, level, needs, dose, sentence
    case instructions, `switch`, ending, cautions, easier, harder
    case variantOf = "variant_of"
    case changeMs = "change_ms"
  }
}

/// A dose with its goal. Depending on the form, `least` and `most` are milliseconds or counts.
private struct DoseDetails: Encodable {
  /// hold, breaths, reps, duration or contract-relax.
  var form: String
  /// The low end of the goal, from which practice starts; without a goal both are the amount.
  var least: Int64
  var most: Int64
  var sets: Int
  /// The rest between two sets.
  var betweenMs: Int64
  /// The complete dose of one side, with all sets and rests.
  var lengthMs: Int64

  init(_ exercise: Exercise) {
    let work = exercise.dose.work
    form =
      switch work {
      case .hold: "hold"
      case .breaths: "breaths"
      case .repetitions: "reps"
      case .duration: "duration"
      case .contractRelax: "contract-relax"
      case .asManyAsPossible: "as-many-as-possible"
      case .flow: "flow"
      }
    let amount = work.amount ?? work.length.count
    least = exercise.goal?.lowerBound ?? amount
    most = exercise.goal?.upperBound ?? amount
    sets = exercise.dose.sets
    betweenMs = exercise.dose.between.count
    lengthMs = exercise.dose.length.count
  }

  enum CodingKeys: String, CodingKey {
    case form, least, most, sets
    case betweenMs = "between_ms"
    case lengthMs = "length_ms"
  }
}
