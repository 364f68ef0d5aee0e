// The steps of a routine as they come, with repeats expanded, and what a listener needs to hear at
// each: what is new is explained, what is known is only named. It is settled before anything is
// laid out, so that the length of a routine and its timeline cannot disagree.

/// One step in the order of performance.
package struct PlannedStep: Hashable, Sendable {
  /// Never a repeat.
  package var step: Step
  package var briefing: Briefing
  /// Of a rest that lasts until a new round is due: then its length follows from the layout.
  package var filling: Filling?

  package init(_ step: Step, _ briefing: Briefing = Briefing(), filling: Filling? = nil) {
    self.step = step
    self.briefing = briefing
    self.filling = filling
  }
}

/// What is said of a step besides its exercise's texts.
package struct Briefing: Hashable, Sendable {
  /// How often the exercise came before in the session: it is explained at first, then described
  /// in a sentence, then named.
  package var occurrence = 0
  /// Its number among the different exercises; nil: it was counted when it came before.
  package var number: Int?
  /// The round of a repeat that it opens; nil: it opens none.
  package var round: Round?
  /// Whether the dose is another than when the exercise came before.
  package var hasNewDose = true
  /// Whether the words that the file gives were not said before.
  package var hasNewWords = true
  /// Whether the exercise does not come again: then it is said how to come out of it.
  package var isLast = true

  package init() {}

  /// One pass through the steps of a repeat.
  package struct Round: Hashable, Sendable {
    /// From 1.
    package var number: Int
    package var count: Int

    package init(_ number: Int, of count: Int) {
      self.number = number
      self.count = count
    }
  }
}

extension Routine {
  /// The number of different exercises.
  package var exerciseCount: Int { exerciseIDs.count }

  /// The steps with repeats expanded.
  package var plan: [PlannedStep] {
    var plan = Self.expanded(steps)
    var occurrences: [String: Int] = [:]
    var doses: [String: Dose] = [:]
    var said: Set<Say> = []
    for index in plan.indices {
      guard case .exercise(let step) = plan[index].step else { continue }
      let id = step.exercise.id
      let occurrence = occurrences[id] ?? 0
      plan[index].briefing.occurrence = occurrence
      if occurrence == 0 { plan[index].briefing.number = occurrences.count + 1 }
      plan[index].briefing.hasNewDose = doses[id] != step.dose
      plan[index].briefing.hasNewWords = step.say.map { said.insert($0).inserted } ?? true
      (occurrences[id], doses[id]) = (occurrence + 1, step.dose)
    }
    var seen: Set<String> = []
    for index in plan.indices.reversed() {
      guard case .exercise(let step) = plan[index].step else { continue }
      plan[index].briefing.isLast = seen.insert(step.exercise.id).inserted
    }
    return plan
  }

  /// The first exercise of each round knows which round it is; the innermost repeat counts.
  private static func expanded(_ steps: [Step]) -> [PlannedStep] {
    steps.flatMap { step -> [PlannedStep] in
      guard case .repeat(let group) = step else { return [PlannedStep(step)] }
      let once = expanded(group.steps)
      let first = once.firstIndex { $0.step.exercise != nil }
      let gap = group.gap(between: once, first: first)
      return (1...max(1, group.times)).flatMap { number in
        var round = once
        if let first, group.times > 1, round[first].briefing.round == nil {
          round[first].briefing.round = Briefing.Round(number, of: group.times)
        }
        return number == 1 ? round : gap + round
      }
    }
  }
}

extension Repeat {
  /// What lies between two rounds.
  /// - Parameters:
  ///   - round: the steps of one, expanded.
  ///   - first: the index of its first exercise; nil: it has none, and none is waited for.
  fileprivate func gap(between round: [PlannedStep], first: Int?) -> [PlannedStep] {
    if let every, let first {
      let lead = round[..<first].reduce(Milliseconds.zero) { sum, planned in
        if case .rest(let length) = planned.step { sum + length } else { sum }
      }
      let filling = Filling(every: every, steps: round.count - first, lead: lead)
      return [PlannedStep(.rest(every), filling: filling)]
    }
    return between.map { [PlannedStep(.rest($0))] } ?? []
  }
}
