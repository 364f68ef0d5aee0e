// An exercise as a person reads it.

import Routines

extension Exercise {
  /// One line of a list: `Knee to chest; lower-back, hips; supine, each side; static, level 1`
  var summary: String {
    let needs = needs.isEmpty ? "" : "; needs \(needs.map(\.phrase).joined(separator: " and "))"
    return "\(name); \(areas.map(\.rawValue).joined(separator: ", ")); \(position.rawValue)"
      + (sidesWords.map { ", \($0)" } ?? "") + "; \(kind.rawValue), level \(level)\(needs)"
  }

  /// Everything that the catalogue says, in sentences.
  var lines: [String] {
    let texts = [sentence, instructions, ending ?? ""].filter { !$0.isEmpty }
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

  private var sidesWords: String? {
    if !directions.isEmpty { return directions.map(\.rawValue).joined(separator: ", ") }
    switch sides {
    case .none: return nil
    case .each: return "each side"
    case .alternate: return "side by side"
    }
  }

  /// `hold 10s to 30s`, `8 to 10 times at 2-1-2`
  private var doseWords: String {
    guard let goal else { return ExerciseStep(self).words }
    let most = dose.work.with(amount: goal.upperBound)
    let (low, high) = (dose.work.words, most.words)
    return low == high ? low : "\(low), to \(high)" + (dose.sets > 1 ? "; \(dose.sets) sets" : "")
  }
}

/// An exercise as `exercise show --json` prints it; every key is always there.
struct ExerciseDetails: Encodable {
  var id: String
  var name: String
  var areas: [String]
  var kind: String
  var position: String
  var sides: String
  var directions: [String]
  var level: Int
  var needs: [String]
  fileprivate var dose: DoseDetails
  var sentence: String
  var instructions: String
  var ending: String?
  var cautions: [String]
  var easier: String?
  var harder: String?
  var variantOf: String?
  var changeMs: Int64

  init(_ exercise: Exercise) {
    (id, name, level) = (exercise.id, exercise.name, exercise.level)
    (kind, position) = (exercise.kind.rawValue, exercise.position.rawValue)
    (areas, needs) = (exercise.areas.map(\.rawValue), exercise.needs.map(\.rawValue))
    (sides, directions) = (exercise.sides.rawValue, exercise.directions.map(\.rawValue))
    dose = DoseDetails(exercise)
    (sentence, instructions, ending) = (exercise.sentence, exercise.instructions, exercise.ending)
    (cautions, easier, harder) = (exercise.cautions, exercise.easier, exercise.harder)
    (variantOf, changeMs) = (exercise.variantOf, exercise.change.count)
  }

  enum CodingKeys: String, CodingKey {
    case id, name, areas, kind, position, sides, directions, level, needs, dose, sentence
    case instructions, ending, cautions, easier, harder
    case variantOf = "variant_of"
    case changeMs = "change_ms"
  }
}

/// A dose with its goal: lengths in milliseconds, or counts.
private struct DoseDetails: Encodable {
  var form: String
  var least: Int64
  var most: Int64
  var sets: Int
  var betweenMs: Int64
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
