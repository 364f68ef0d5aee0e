// The order in which exercises are considered for the main part: the one that adds the most comes
// next. `DoseFit` decides how many of them are taken, and with which doses.

/// Takes exercises one after another, by what each adds to those already taken.
struct Ranking {
  let terms: Terms
  /// Weighs only shortness and the number of requested areas that an exercise covers: for a tight
  /// wish.
  var isFrugal = false

  private var minutes = [Double](repeating: 0, count: Area.allCases.count)
  private var positions: Set<Position> = []
  private var kinds: Set<ExerciseKind> = []
  private var families: Set<String>
  private var uncovered: Set<Area>

  /// - Parameter families: those that are used elsewhere.
  init(_ terms: Terms, families: Set<String> = [], isFrugal: Bool = false) {
    self.terms = terms
    self.families = families
    self.isFrugal = isFrugal
    uncovered = terms.isWholeBody ? [] : Set(terms.targets)
  }

  /// Indices into the pool, best first, and how many of them the requested areas need; nil: there
  /// is nothing left for a requested area.
  /// - Parameter room: an exercise whose shortest dose is longer is left out.
  mutating func order(
    _ pool: [Candidate], room: Int64, limit: Int
  ) -> (indices: [Int], least: Int)? {
    var left = pool.indices.filter {
      pool[$0].least <= room && terms.serves(pool[$0].exercise)
        && !families.contains(pool[$0].family)
    }
    // In a routine for the whole body, the back comes first, if possible.
    if terms.isWholeBody {
      let back = left.contains { pool[$0].exercise.areas.contains(.lowerBack) }
      uncovered = back ? [.lowerBack] : []
    }
    var taken: [Int] = []
    var least = 0
    while !left.isEmpty, taken.count < max(limit, least) || !uncovered.isEmpty {
      let covering = uncovered.isEmpty ? left : left.filter { covers(pool[$0]) > 0 }
      guard let best = best(of: covering, in: pool) else { break }
      if !uncovered.isEmpty { least = taken.count + 1 }
      take(pool[best])
      taken.append(best)
      left.removeAll { families.contains(pool[$0].family) }
    }
    return uncovered.isEmpty && !taken.isEmpty ? (taken, least) : nil
  }

  private func best(of indices: [Int], in pool: [Candidate]) -> Int? {
    var best: (index: Int, worth: Double)?
    for index in indices {
      let worth = isFrugal ? thrift(pool[index]) : worth(pool[index])
      if worth > best?.worth ?? -.infinity { best = (index, worth) }
    }
    return best?.index
  }

  private mutating func take(_ candidate: Candidate) {
    families.insert(candidate.family)
    positions.insert(candidate.position)
    kinds.insert(candidate.exercise.kind)
    for (area, _) in candidate.trains { minutes[area] += Double(candidate.whole) / 60_000 }
    for area in candidate.exercise.areas { uncovered.remove(area) }
  }

  private func covers(_ candidate: Candidate) -> Int {
    uncovered.isEmpty ? 0 : candidate.exercise.areas.count { uncovered.contains($0) }
  }

  /// What it adds to the areas a minute, less if it was done recently or needs a new position. A
  /// kind that is not there yet, a long dose, which needs fewer exercises, and chance add to it.
  private func worth(_ candidate: Candidate) -> Double {
    let long = max(0.1, Double(candidate.whole) / 60_000)
    var gain = 0.0
    for (area, weight) in candidate.trains {
      let before = minutes[area]
      gain += (Self.benefit(before + long) - Self.benefit(before)) / long * weight
    }
    let position =
      positions.isEmpty || positions.contains(candidate.position)
      ? 0 : -0.3 - 0.2 * Double(positions.count)
    let kind = kinds.contains(candidate.exercise.kind) ? 0 : 0.2
    let cover = 0.3 * Double(max(0, covers(candidate) - 1))
    let fewer = 0.3 * min(2, long)
    return gain - 1.5 * candidate.staleness + position + kind + cover + fewer
      + 0.6 * candidate.chance
  }

  private func thrift(_ candidate: Candidate) -> Double {
    Double(covers(candidate)) - Double(candidate.least) / 60_000
      - (positions.contains(candidate.position) ? 0 : 0.2)
  }

  /// The value of a number of minutes for an area, in units of the first minute: it levels off at
  /// about 4 minutes a session (Ingram et al., Sports Medicine 2025).
  private static func benefit(_ minutes: Double) -> Double {
    minutes >= 4 ? 2 + (minutes - 4) * 0.05 : minutes * (8 - minutes) / 8
  }
}
