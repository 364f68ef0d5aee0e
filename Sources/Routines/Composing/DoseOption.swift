// The doses that composing may give an exercise, each with its length and its loss compared with
// today's dose: the flexibility that makes a routine exactly as long as requested.

/// One dose that an exercise may have in a composed routine.
struct DoseOption {
  var dose: Dose
  /// With all sides and changes, without getting ready.
  var length: Int64
  /// 0 for today's dose, about 1 for almost none of it.
  var loss: Double

  /// Every option, the shortest first.
  static func all(of exercise: Exercise, today: Dose, timing: Timing) -> [DoseOption] {
    var step = ExerciseStep(exercise, dose: today)
    step.ready = .zero
    let place = BodyPosition()
    let said = timing.ready(for: step, from: place)
    // Sets that differ are prescribed as they are.
    if !today.unequal.isEmpty {
      let length = (timing.length(of: step, from: place) - said).count
      return [DoseOption(dose: today, length: length, loss: 0)]
    }
    var options: [DoseOption] = []
    for amount in amounts(of: exercise, today: today) {
      for sets in sets(of: exercise, today: today) {
        var dose = today
        if let amount { dose.work = dose.work.with(amount: amount) }
        dose.sets = sets
        for between in rests(of: dose) {
          dose.between = between
          step.dose = dose
          let length = (timing.length(of: step, from: place) - said).count
          let lost = between == today.between ? 0 : costOfRest
          options.append(
            DoseOption(dose: dose, length: length, loss: loss(of: dose, today, exercise) + lost))
        }
      }
    }
    return options.sorted { ($0.length, $0.loss) < ($1.length, $1.loss) }
  }

  /// A hold ranges from 10 s to today's, in steps of 5 s; other doses stay within their goal, and
  /// without a goal may be a quarter less or more. Nil: there is no amount to choose.
  private static func amounts(of exercise: Exercise, today: Dose) -> [Int64?] {
    guard let now = today.work.amount else { return [nil] }
    switch today.work {
    case .hold where exercise.kind == .static:
      return span(min(now, Exercise.firstHold.count), now, by: 5000)
    case .hold:
      return span(min(now, exercise.goal?.lowerBound ?? now), now, by: 5000)
    case .duration, .asManyAsPossible:
      let goal = exercise.goal ?? around(now, from: 5000, to: 30 * 60_000)
      let step = max(5000, (goal.upperBound - goal.lowerBound) / 8 / 5000 * 5000)
      return span(min(now, goal.lowerBound), max(now, goal.upperBound), by: step)
    case .repetitions, .breaths, .contractRelax, .flow:
      let goal = exercise.goal ?? around(now, from: 1, to: 100)
      return span(min(now, goal.lowerBound), max(now, goal.upperBound), by: 1)
    }
  }

  /// A quarter less to a quarter more, within what a routine may contain; at least the dose itself.
  private static func around(_ now: Int64, from: Int64, to: Int64) -> ClosedRange<Int64> {
    min(now, max(from, (now * 3 + 3) / 4))...max(now, min(to, now * 5 / 4))
  }

  private static func span(_ low: Int64, _ high: Int64, by step: Int64) -> [Int64?] {
    let amounts = stride(from: max(1, low), to: high, by: Int64.Stride(step))
    return amounts.map { $0 } + [high]
  }

  /// For a held stretch, 1 to 4 sets (ACSM recommends 2 to 4); otherwise the sets that it has, or
  /// half of them.
  private static func sets(of exercise: Exercise, today: Dose) -> [Int] {
    if case .hold = today.work, exercise.kind == .static { return [1, 2, 3, 4] }
    return Array((today.sets + 1) / 2...max(1, today.sets))
  }

  /// Between held sets, a rest that is twice as long may fill a length that doses alone do not.
  private static func rests(of dose: Dose) -> [Milliseconds] {
    guard case .hold = dose.work, dose.sets > 1, dose.between <= .seconds(5) else {
      return [dose.between]
    }
    return [dose.between, dose.between * 2]
  }

  /// Of a longer rest: enough for it to be the last resort, but before a wish is refused.
  private static let costOfRest = 0.4

  /// By the share that is missing or in excess, which weighs more for a stretch beyond ACSM's total
  /// of 60 s. Shorter holds, or a single set, lose a little more. Breathing and warming up are
  /// almost free within their goals.
  private static func loss(of dose: Dose, _ today: Dose, _ exercise: Exercise) -> Double {
    let share = Double(dose.work.length.count) * Double(dose.sets)
    let whole = Double(today.work.length.count) * Double(today.sets)
    let ratio = whole > 0 ? share / whole : 1
    let isBeyond = exercise.kind == .static && share > Double(Exercise.holdInAll)
    let byShare = ratio < 1 ? 1 - ratio : (ratio - 1) * (isBeyond ? 2 : 0.8)
    switch exercise.kind {
    case .breathing, .aerobic: return byShare * 0.25
    case .static:
      let amount = Double(dose.work.amount ?? 1) / Double(today.work.amount ?? 1)
      let bySets = dose.sets == 1 && today.sets > 1 ? 0.1 : 0
      return byShare + bySets + (1 - amount) * 0.15
    case .dynamic, .strength, .ballistic: return byShare
    }
  }
}
