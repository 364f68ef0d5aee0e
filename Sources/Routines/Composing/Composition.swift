// One attempt to answer a wish: first the main part, which is what was requested, then a warm-up
// and a cool-down from what is left, then the main part again, to the exact length.

/// Why a wish has no answer, before a similar one is searched for.
enum Shortfall: Error, Hashable {
  /// Nothing may be composed for these areas; empty: nothing at all.
  case nothing([Area])
  /// Everything that may be composed does not fill the length.
  case tooLong
  /// What the requested areas need does not fit into the length.
  case tooShort
}

struct Composition {
  let terms: Terms
  let pool: Pool
  let timing: Timing

  /// From here on a routine has a warm-up and a cool-down.
  static let lengthWithWarmUp = Milliseconds.seconds(480)
  /// Within 3 % or 10 s, whichever is more.
  static func tolerance(of length: Milliseconds) -> Int64 { max(10_000, length.count * 3 / 100) }

  /// An answer, and how much of the intended warm-up and cool-down it has.
  private struct Attempt {
    var steps: [Step]
    var around = 1.0
  }

  /// The share of the intended warm-up and cool-down that is enough to stop searching.
  private static let enoughAround = 0.75

  /// How an attempt proceeds; the styles are tried one after another.
  private enum Style: CaseIterable {
    case mainFirst, warmUpFirst, frugal
  }

  func steps(length: Milliseconds) throws(Shortfall) -> [Step] {
    if let missing { throw missing }
    let serving = serving
    // If three rounds of everything are not enough, nothing need be tried.
    let most = serving.reduce(0) { $0 + $1.most } * 3
    guard most * 2 > length.count else { throw .tooLong }
    var best: Attempt?
    for style in Style.allCases {
      guard let attempt = attempt(style, length: length) else { continue }
      if attempt.around > best?.around ?? -1 { best = attempt }
      if attempt.around >= Self.enoughAround { break }
    }
    if let best { return best.steps }
    throw isTight(serving, length) ? .tooShort : .tooLong
  }

  private var serving: [Candidate] { pool.candidates.filter { terms.serves($0.exercise) } }

  /// What is requested and not available at any length.
  var missing: Shortfall? {
    let serving = serving
    if terms.isWholeBody { return serving.isEmpty ? .nothing([]) : nil }
    let missing = terms.targets.filter { area in
      !serving.contains { $0.exercise.areas.contains(area) }
    }
    return missing.isEmpty ? nil : .nothing(missing)
  }

  /// Whether even the shortest doses that cover the request are too long.
  private func isTight(_ serving: [Candidate], _ length: Milliseconds) -> Bool {
    var ranking = Ranking(terms, isFrugal: true)
    guard let ranked = ranking.order(serving, room: length.count, limit: 1) else { return true }
    let share = length < Self.lengthWithWarmUp ? length.count : length.count * 8 / 10
    return ranked.indices.prefix(ranked.least).reduce(0) { $0 + serving[$1].least } > share
  }

  /// The words before the first exercise: those of a routine that needs a thing.
  private var introduction: Milliseconds {
    guard
      let one = pool.candidates.first(where: { $0.exercise.needs.contains(where: \.isThing) })
        ?? pool.candidates.first
    else { return .zero }
    let routine = Routine(
      id: "",
      name: ComposedName.name(
        of: terms.wish, targets: terms.targets, isWholeBody: terms.isWholeBody),
      steps: [.exercise(ExerciseStep(one.exercise))])
    return timing.length(of: timing.guide.introduction(to: routine, length: terms.wish.length))
  }

  private func attempt(_ style: Style, length: Milliseconds) -> Attempt? {
    let total = (length - Timing.opening - Timing.closing - introduction).count
    let tolerance = Self.tolerance(of: length) * 8 / 10
    let isFrugal = style == .frugal
    guard length >= Self.lengthWithWarmUp else {
      let demand = PartDemand(length: total, tolerance: tolerance)
      return main(demand, isFrugal: isFrugal).map { Attempt(steps: $0.steps) }
    }
    var around = Around()
    if style == .warmUpFirst { around.warmUp(total / 5, from: pool, before: nil) }
    let share = PartDemand(length: total * 7 / 10, tolerance: total / 12)
    guard let sketch = main(share, around: around, isFrugal: isFrugal) else { return nil }
    if style != .warmUpFirst { around.warmUp(total / 5, from: pool, before: sketch) }
    around.coolDown(total / 10, from: pool, after: sketch)
    let demand = PartDemand(length: total - around.length, tolerance: tolerance)
    let whole =
      main(demand, like: sketch, around: around)
      ?? main(demand, around: around, isFrugal: isFrugal)
    return whole.map { whole in
      Attempt(
        steps: around.warmUp.steps + whole.steps + around.coolDown.steps,
        around: around.share(of: total))
    }
  }

  /// Ranks and fits the main part again.
  private func main(
    _ demand: PartDemand, around: Around = Around(), isFrugal: Bool
  ) -> RoutinePart? {
    let candidates = pool.candidates.filter { around.allows($0.position) }
    var ranking = Ranking(terms, families: around.families, isFrugal: isFrugal)
    let limit = Int(demand.length / 50_000) + 2
    guard let (indices, least) = ranking.order(candidates, room: demand.length, limit: limit)
    else { return nil }
    var demand = demand
    demand.least = least
    return fit(indices.map { candidates[$0] }, demand, around: around)
  }

  /// Fits the exercises that a draft of the main part chose, in its order.
  private func main(
    _ demand: PartDemand, like sketch: RoutinePart, around: Around
  ) -> RoutinePart? {
    var demand = demand
    demand.least = sketch.chosen.count
    return fit(sketch.chosen.map(\.candidate), demand, around: around)
  }

  private func fit(
    _ ranked: [Candidate], _ demand: PartDemand, around: Around
  ) -> RoutinePart? {
    var demand = demand
    // Rounds are for lengths that one pass with full doses does not fill.
    let onePass = ranked.reduce(0) { $0 + $1.ready + $1.whole }
    demand.rounds = onePass < demand.length ? 3 : 1
    let moves = Moves(timing: timing)
    var taken: Set<Position> = []
    var length = moves.length(through: around.warmUp.positions + around.coolDown.positions)
    let fit = DoseFit.best(ranked, demand) { count, rounds in
      if taken.insert(ranked[count - 1].position).inserted || count == demand.least {
        taken = Set(ranked.prefix(count).map(\.position))
        length = moves.length(
          through: around.warmUp.positions + Position.downward(taken)
            + around.coolDown.positions)
      }
      return length + timing.announcing(rounds: rounds) * Int64(taken.count)
    }
    return fit.map { RoutinePart(ranked, $0) }
  }
}
