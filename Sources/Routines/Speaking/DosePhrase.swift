// The dose as it is said before an exercise begins: how long, how often, on which sides.

extension Phrases {
  /// `Ten seconds, three times, each side.`, `Twelve breaths.`, `Eight times, two sets.`, `Six,
  /// four and two times, hold for ten seconds.`
  package static func dose(of step: ExerciseStep) -> Utterance {
    let dose = step.dose
    let how = dose.unequal.isEmpty ? [amount(of: dose), sets(of: dose)] : [pyramid(dose.unequal)]
    let words = (how + [parts(of: step)]).compactMap { $0 }.joined(separator: ", ")
    return .phrase(words.prefix(1).uppercased() + words.dropFirst() + ".")
  }

  /// Nil if the number of sets says it all.
  private static func amount(of dose: Dose) -> String? {
    switch dose.work {
    case .hold(let length), .duration(let length): return exactly(length)
    case .breaths(let count, _): return count == 1 ? "one breath" : "\(word(count)) breaths"
    case .repetitions(let count, let pacing):
      return [times(count), manner(of: pacing)].compactMap { $0 }.joined(separator: ", ")
    case .asManyAsPossible(let length): return "as many as you can in \(exactly(length))"
    case .flow: return dose.sets > 1 ? nil : "one round"
    case .contractRelax(let contract, let relax, let count):
      let once = "tense for \(exactly(contract)), let go for \(exactly(relax))"
      return count == 1 ? once : "\(once), \(times(count))"
    }
  }

  /// What is said of a repetition; nil: its cues say it.
  private static func manner(of pacing: Pacing) -> String? {
    switch pacing {
    case .breath: nil
    case .tempo(let tempo): tempo.held.map { "hold for \(exactly($0))" }
    case .own: "at your own pace"
    }
  }

  /// Nil for one set.
  private static func sets(of dose: Dose) -> String? {
    guard dose.sets > 1 else { return nil }
    switch dose.work {
    case .hold, .duration: return times(dose.sets)
    case .flow: return "\(word(dose.sets)) rounds"
    case .breaths, .repetitions, .contractRelax, .asManyAsPossible:
      return "\(word(dose.sets)) sets"
    }
  }

  /// `ten, eight and six seconds`, `six, four and two times, hold for ten seconds`; sets that
  /// differ in more than one number are named one by one.
  private static func pyramid(_ works: [Work]) -> String {
    let numbers = works.compactMap { work -> String? in
      switch work {
      case .hold(let length), .duration(let length):
        length.count % 1000 == 0 && length < .seconds(60) ? word(Int(length.count / 1000)) : nil
      case .repetitions(let count, let pacing) where pacing == works[0].pacing: word(count)
      default: nil
      }
    }
    guard numbers.count == works.count else {
      let sets = works.map { amount(of: Dose($0)) ?? "" }
      return "\(word(works.count)) sets: \(sets.joined(separator: "; "))"
    }
    let list = ComposedName.list(numbers, joined: "and")
    guard let pacing = works[0].pacing else { return "\(list) seconds" }
    return ["\(list) times", manner(of: pacing)].compactMap { $0 }.joined(separator: ", ")
  }

  static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(word(count)) times"
    }
  }

  /// Nil if there is only one.
  private static func parts(of step: ExerciseStep) -> String? {
    if step.isInTurn {
      if case .repetitions = step.dose.work { return "each side" }
      return "alternating sides"
    }
    guard step.parts.count > 1 else { return nil }
    let isWay =
      step.exercise.limb?.isWay == true || step.parts.contains { $0.direction != nil }
    return isWay ? "each way" : "each side"
  }
}
