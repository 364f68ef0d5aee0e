// How far and how fast the amount of an exercise grows: the low end that everyone starts from, the
// high end, and the growth for a week of practice. The figures are those of ACSM and of limber(5).

/// The amounts of one exercise over the weeks, in the unit of its dose (`Work.amount`).
struct ProgressRange: Hashable {
  var low: Int64
  var high: Int64
  var growth: Int64

  func amount(after weeks: Int) -> Int64 {
    // The factor is limited to the width of the range, so that the product can't overflow.
    let whole = growth > 0 ? (high - low) / growth + 1 : 0
    return min(high, low + growth * min(Int64(weeks), whole))
  }
}

extension Exercise {
  /// Holds and durations grow in steps of five seconds, since doses such as 12.5 s are unusual.
  private static let unitOfTime = Int64(5000)
  /// Beginners hold a stretch for 10 s, whatever its goal.
  static let firstHold = Milliseconds.seconds(10)
  /// ACSM's longest hold, which the setting for older adults raises.
  static let longestHold = Milliseconds.seconds(30)
  /// A burst of a ballistic exercise is never longer.
  package static let longestBurst = Milliseconds.seconds(10)
  /// ACSM: 2 to 4 holds, up to 60 s an exercise in total; here at most three, for holds of 10 s.
  static let holdInAll = Int64(60_000)

  /// - Parameter hold: the longest hold of a stretch that the user allows.
  /// - Returns: nil if the dose is fixed.
  func progress(hold: Milliseconds) -> ProgressRange? {
    guard let goal, dose.work.amount != nil else { return nil }
    if case .hold = dose.work, kind == .static {
      let reach = goal.upperBound >= Self.longestHold.count ? hold.count : goal.upperBound
      let high = min(reach, hold.count)
      let low = min(Self.firstHold.count, goal.lowerBound, high)
      return ProgressRange(low: low, high: high, growth: Self.unitOfTime)
    }
    let high = kind == .ballistic ? min(goal.upperBound, Self.longestBurst.count) : goal.upperBound
    let low = min(goal.lowerBound, high)
    return ProgressRange(low: low, high: high, growth: growth(of: high - low))
  }

  /// About a quarter of the range a week, and at least one unit.
  private func growth(of range: Int64) -> Int64 {
    switch dose.work {
    case .hold, .duration, .asManyAsPossible:
      max(Self.unitOfTime, range / 4 / Self.unitOfTime * Self.unitOfTime)
    case .repetitions, .breaths, .contractRelax, .flow: max(1, range / 4)
    }
  }

  /// 10 s × 3, 15 × 3, 20 × 3, 25 × 2, 30 × 2, 60 × 1 for a held stretch; the catalogue's sets for
  /// everything else.
  func sets(ofAmount amount: Int64) -> Int {
    guard case .hold = dose.work, kind == .static, amount > 0 else { return dose.sets }
    return Int(max(1, min(3, Self.holdInAll / amount)))
  }
}

extension Work {
  /// The amount in words: `20 s`, `8 repetitions`, `3 breaths`.
  var phrase: String {
    switch self {
    case .hold(let length), .duration(let length), .asManyAsPossible(let length): "\(length)"
    case .flow(let flow): flow.moves.count == 1 ? "1 movement" : "\(flow.moves.count) movements"
    case .breaths(let count, _): count == 1 ? "1 breath" : "\(count) breaths"
    case .repetitions(let count, _), .contractRelax(_, _, let count):
      count == 1 ? "1 repetition" : "\(count) repetitions"
    }
  }
}
