// The dose as it is said before an exercise begins: how long, how often, on which sides.

extension Phrases {
  /// `Ten seconds, three times, each side.`, `Twelve breaths.`, `Eight times, two sets.`
  static func dose(of step: ExerciseStep) -> Utterance {
    let words = [amount(of: step.dose), sets(of: step.dose), parts(of: step)].compactMap { $0 }
      .joined(separator: ", ")
    return .phrase(words.prefix(1).uppercased() + words.dropFirst() + ".")
  }

  private static func amount(of dose: Dose) -> String {
    switch dose.work {
    case .hold(let length), .duration(let length): return exactly(length)
    case .breaths(let count, _): return count == 1 ? "one breath" : "\(word(count)) breaths"
    case .repetitions(let count, _): return times(count)
    case .contractRelax(let contract, let relax, let count):
      let once = "tense for \(exactly(contract)), let go for \(exactly(relax))"
      return count == 1 ? once : "\(once), \(times(count))"
    }
  }

  /// Nil for one set.
  private static func sets(of dose: Dose) -> String? {
    guard dose.sets > 1 else { return nil }
    switch dose.work {
    case .hold, .duration: return times(dose.sets)
    case .breaths, .repetitions, .contractRelax: return "\(word(dose.sets)) sets"
    }
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(word(count)) times"
    }
  }

  /// Nil if there is only one.
  private static func parts(of step: ExerciseStep) -> String? {
    guard step.parts.count > 1 else { return nil }
    return step.parts.allSatisfy { $0.direction == nil } ? "each side" : "each way"
  }
}
