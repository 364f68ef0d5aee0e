// An exercise as a person reads it.

import Routines

extension Exercise {
  /// One line of a list: `Knee to chest; lower-back, hips; supine, each side; static, level 1`
  var summary: String {
    let needs = needs.isEmpty ? "" : "; needs \(needs.map(\.told).joined(separator: " and "))"
    return "\(name); \(areas.map(\.rawValue).joined(separator: ", ")); \(position.rawValue)"
      + (sidesWords.map { ", \($0)" } ?? "") + "; \(kind.rawValue), level \(level)\(needs)"
  }

  /// Everything that the catalogue says, in sentences.
  var lines: [String] {
    let told = [sentence, instructions, ending ?? ""].filter { !$0.isEmpty }
    var lines = ["\(id): \(summary)", ""] + told + (told.isEmpty ? [] : [""])
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
  let exercise: Exercise

  init(_ exercise: Exercise) { self.exercise = exercise }

  enum CodingKeys: String, CodingKey {
    case id, name, areas, kind, position, sides, directions, level, needs, dose, sentence
    case instructions, ending, cautions, easier, harder
    case variantOf = "variant_of"
    case changeMs = "change_ms"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(exercise.id, forKey: .id)
    try container.encode(exercise.name, forKey: .name)
    try container.encode(exercise.areas.map(\.rawValue), forKey: .areas)
    try container.encode(exercise.kind.rawValue, forKey: .kind)
    try container.encode(exercise.position.rawValue, forKey: .position)
    try container.encode(exercise.sides.rawValue, forKey: .sides)
    try container.encode(exercise.directions.map(\.rawValue), forKey: .directions)
    try container.encode(exercise.level, forKey: .level)
    try container.encode(exercise.needs.map(\.rawValue), forKey: .needs)
    try container.encode(DoseDetails(exercise), forKey: .dose)
    try container.encode(exercise.sentence, forKey: .sentence)
    try container.encode(exercise.instructions, forKey: .instructions)
    try container.encode(exercise.ending, forKey: .ending)
    try container.encode(exercise.cautions, forKey: .cautions)
    try container.encode(exercise.easier, forKey: .easier)
    try container.encode(exercise.harder, forKey: .harder)
    try container.encode(exercise.variantOf, forKey: .variantOf)
    try container.encode(exercise.change.count, forKey: .changeMs)
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
