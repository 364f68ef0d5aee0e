// Doses and levels that grow with practice, and return to the start after pain or a long gap. It is
// a pure function of what was done, so today's dose can always be explained.

/// Today's doses and level of one user.
package struct Progression: Sendable {
  /// A level, or a dose, and the reason for it in one plain sentence.
  package struct Level: Hashable, Sendable {
    /// 1 to 3.
    package var level: Int
    package var reason: String

    package init(level: Int, reason: String) {
      self.level = level
      self.reason = reason
    }
  }

  package struct Today: Hashable, Sendable {
    package var dose: Dose
    package var reason: String
  }

  /// Weeks of practice after which levels 2 and 3 open: basics first. A month, and a quarter of a
  /// year.
  package static let weeksToLevel = [2: 4, 3: 12]
  /// Pain of this level or more in the last `daysOfPain` days returns the level to 1.
  package static let painThatCounts = 4
  package static let daysOfPain = 14

  private let history: ExerciseHistory
  private let allowance: Allowance
  private let practice: PracticeDays
  /// Of exercises that never hurt; counted once, since a composer needs it for the entire
  /// catalogue.
  private let weeks: Int

  package init(_ history: ExerciseHistory, _ allowance: Allowance) {
    self.history = history
    self.allowance = allowance
    practice = PracticeDays(history)
    weeks = practice.keptWeeks()
  }

  /// 1 at first, 2 after four weeks of practice, 3 after twelve, never above what is allowed.
  package var level: Level {
    let hurt = history.pains.contains {
      $0.level >= Self.painThatCounts && history.today - $0.day <= Self.daysOfPain
    }
    if hurt { return Level(level: 1, reason: "Level 1: something hurt in the last two weeks.") }
    let reached = [3, 2].first { weeks >= Self.weeksToLevel[$0] ?? 0 } ?? 1
    let level = max(1, min(reached, allowance.level))
    if level < reached {
      return Level(level: level, reason: "Level \(level): the highest that the settings allow.")
    }
    if weeks == 0 {
      let reason = practice.isAnew ? "practice starts over after a long gap" : "to begin with"
      return Level(level: 1, reason: "Level 1: \(reason).")
    }
    return Level(level: level, reason: "Level \(level): after \(Self.weeks(weeks)) of practice.")
  }

  /// Today's dose of an exercise; nil if its dose is fixed, since it has no goal.
  package func today(_ exercise: Exercise) -> Today? {
    let hurt = history.pains.last { $0.exercise == exercise.id }
    let weeks = hurt.map { practice.keptWeeks(after: $0.day) } ?? weeks
    guard let range = exercise.progress(hold: allowance.hold) else { return nil }
    let amount = range.amount(after: weeks)
    var dose = exercise.dose
    dose.work = dose.work.with(amount: amount)
    dose.sets = exercise.sets(ofAmount: amount)
    return Today(
      dose: dose,
      reason: reason(dose, weeks: weeks, isWhole: amount == range.high, hurt: hurt))
  }

  /// A step with the open parts of its dose chosen for today; the reason is nil if nothing was
  /// open.
  package func today(_ step: ExerciseStep) -> (step: ExerciseStep, reason: String?) {
    guard step.open != .none, step.dose.work.isLike(step.exercise.dose.work),
      let today = today(step.exercise)
    else { return (step, nil) }
    var step = step
    if step.open.amount, let amount = today.dose.work.amount {
      step.dose.work = step.dose.work.with(amount: amount)
    }
    if step.open.sets, let amount = step.dose.work.amount {
      step.dose.sets = step.exercise.sets(ofAmount: amount)
    }
    return (step, step.open.amount ? today.reason : nil)
  }

  /// A routine with today's doses, wherever it leaves them open.
  package func today(_ routine: Routine) -> Routine {
    var routine = routine
    routine.steps = routine.steps.map(today)
    return routine
  }

  private func today(_ step: Step) -> Step {
    switch step {
    case .exercise(let step): return .exercise(today(step).step)
    case .repeat(var group):
      group.steps = group.steps.map(today)
      return .repeat(group)
    case .rest, .wait: return step
    }
  }

  private func reason(
    _ dose: Dose, weeks: Int, isWhole: Bool, hurt: ExerciseHistory.Pain?
  ) -> String {
    let amount = dose.work.phrase
    let since =
      if let hurt { " since it hurt, \(Self.daysAgo(history.today - hurt.day))" } else { "" }
    if weeks == 0 {
      if hurt != nil { return "\(amount): starting over\(since)." }
      return practice.isAnew
        ? "\(amount): starting over after a long gap." : "\(amount): to begin with."
    }
    let end = isWhole ? "; it has reached its goal" : ""
    return "\(amount): after \(Self.weeks(weeks)) of practice\(since)\(end)."
  }

  private static func weeks(_ weeks: Int) -> String { weeks == 1 ? "1 week" : "\(weeks) weeks" }

  private static func daysAgo(_ days: Int) -> String {
    days <= 0 ? "today" : days == 1 ? "1 day ago" : "\(days) days ago"
  }
}
