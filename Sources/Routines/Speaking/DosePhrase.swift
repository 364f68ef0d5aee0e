// The dose as it is said before an exercise begins: how long, how often, on which sides.

import Languages

extension Phrases {
  /// `Ten seconds, three times, each side.`, `Twelve breaths.`, `Eight times, two sets.`, `Six,
  /// four and two times, hold for ten seconds.`
  package func dose(of step: ExerciseStep) -> Utterance {
    let dose = step.dose
    let how = dose.unequal.isEmpty ? [amount(of: dose), sets(of: dose)] : [pyramid(dose.unequal)]
    let words = (how + [parts(of: step)]).compactMap { $0 }
    return say(Message("{dose}."), ["dose": joined(words)])
  }

  /// What stands side by side, each of it whole.
  private func joined(_ words: [String]) -> String {
    words.joined(separator: pack.text(Message(", ", context: "dose")))
  }

  /// Nil if the number of sets says it all.
  private func amount(of dose: Dose) -> String? {
    switch dose.work {
    case .hold(let length), .duration(let length): return exactly(length)
    case .breaths(let count, _):
      return pack.text(
        Message("one breath", plural: "{count} breaths"), count: count, ["count": word(count)])
    case .repetitions(let count, let pacing):
      return joined([times(count), manner(of: pacing)].compactMap { $0 })
    case .asManyAsPossible(let length):
      return pack.text(
        Message("as many as you can in {length}"), ["length": exactly(length)])
    case .flow: return dose.sets > 1 ? nil : pack.text(Message("one round"))
    case .contractRelax(let contract, let relax, let count):
      let once = pack.text(
        Message("tense for {tense}, let go for {relax}"),
        ["tense": exactly(contract), "relax": exactly(relax)])
      return count == 1 ? once : joined([once, times(count)])
    }
  }

  /// What is said of a repetition; nil: its cues say it.
  private func manner(of pacing: Pacing) -> String? {
    switch pacing {
    case .breath: nil
    case .tempo(let tempo):
      tempo.held.map { pack.text(Message("hold for {length}"), ["length": exactly($0)]) }
    case .own: pack.text(Message("at your own pace"))
    }
  }

  /// Nil for one set.
  private func sets(of dose: Dose) -> String? {
    guard dose.sets > 1 else { return nil }
    let count = ["count": word(dose.sets)]
    switch dose.work {
    case .hold, .duration: return times(dose.sets)
    case .flow:
      return pack.text(Message("one round", plural: "{count} rounds"), count: dose.sets, count)
    case .breaths, .repetitions, .contractRelax, .asManyAsPossible:
      return pack.text(Message("one set", plural: "{count} sets"), count: dose.sets, count)
    }
  }

  /// `ten, eight and six seconds`, `six, four and two times, hold for ten seconds`; sets that
  /// differ in more than one number are named one by one.
  private func pyramid(_ works: [Work]) -> String {
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
      return pack.text(
        Message("{count} set: {sets}", plural: "{count} sets: {sets}"), count: works.count,
        ["count": word(works.count), "sets": sets.joined(separator: "; ")])
    }
    let list = ["numbers": list(numbers)]
    guard let pacing = works[0].pacing else { return pack.text(Message("{numbers} seconds"), list) }
    return joined(
      [pack.text(Message("{numbers} times"), list), manner(of: pacing)].compactMap { $0 })
  }

  /// Nil if there is only one.
  private func parts(of step: ExerciseStep) -> String? {
    if step.isInTurn {
      if case .repetitions = step.dose.work { return pack.text(Message("each side")) }
      return pack.text(Message("alternating sides"))
    }
    guard step.parts.count > 1 else { return nil }
    let isWay =
      step.exercise.limb?.isWay == true || step.parts.contains { $0.direction != nil }
    return isWay ? pack.text(Message("each way")) : pack.text(Message("each side"))
  }
}
