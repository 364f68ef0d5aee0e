// What a wish and an allowance come to together: which exercises may be composed at all, and, of
// those that may not, what stands in their way, so that a refusal can name it.

/// Why an exercise may not be composed.
enum Bar: Hashable {
  case position(Position)
  case needs(Need)
  case level(Int)
  /// It needs sight, and that is not allowed.
  case sight
  /// It hurt, and has not been cleared.
  case hurts
  /// Ballistic: only ever by name.
  case risk
}

/// The terms of one composition.
struct Terms {
  let wish: Wish
  /// The areas to train, once each; every one for the whole body.
  let targets: [Area]
  let isWholeBody: Bool
  private let level: Int
  private let positions: Set<Position>
  private let without: Set<Need>
  private let eyesOpen: Bool
  private let hurting: Set<String>

  /// - Parameter catalogue: what is harder than something that hurts is barred with it.
  init(
    _ wish: Wish, history: ExerciseHistory, allowance: Allowance, level: Int,
    catalogue: Catalogue
  ) {
    self.wish = wish
    isWholeBody = wish.areas.isEmpty || wish.areas.contains(.fullBody)
    let asked = isWholeBody ? Self.wholeBody : wish.areas
    targets = Area.allCases.filter { asked.contains($0) }
    self.level = wish.level ?? level
    positions = wish.positions.isEmpty ? allowance.positions : wish.positions
    without = wish.without.union(allowance.without)
    eyesOpen = allowance.eyesOpen
    hurting = catalogue.harderForms(
      of: Set(history.pains.filter { !$0.isCleared }.compactMap(\.exercise)))
  }

  private static let wholeBody = Area.allCases.filter { $0 != .fullBody && $0 != .breathing }

  /// What stands in an exercise's way; empty: it may be composed.
  func bars(_ exercise: Exercise) -> [Bar] {
    var bars: [Bar] = []
    if !allows(exercise.position) { bars.append(.position(exercise.position)) }
    for need in exercise.needs {
      if need == .eyesOpen && !eyesOpen {
        bars.append(.sight)
      } else if without.contains(need) {
        bars.append(.needs(need))
      }
    }
    if exercise.level > level { bars.append(.level(exercise.level)) }
    if hurting.contains(exercise.id) { bars.append(.hurts) }
    if exercise.kind == .ballistic { bars.append(.risk) }
    return bars
  }

  func allows(_ position: Position) -> Bool {
    positions.isEmpty || positions.contains(position)
  }

  /// Whether the main part may hold it, were nothing in its way: it trains something that was asked
  /// for. Aerobic exercises warm up only, and breathing is for those who ask for it.
  func serves(_ exercise: Exercise) -> Bool {
    if exercise.kind == .aerobic { return false }
    if isWholeBody { return exercise.kind != .breathing }
    return exercise.areas.contains { targets.contains($0) }
  }

  /// The asked areas of an exercise, by their place among all, and what they weigh: those that it
  /// names after the first are trained by the way.
  func weights(of exercise: Exercise) -> [(area: Int, weight: Double)] {
    exercise.areas.enumerated().compactMap { place, area in
      guard let index = Area.allCases.firstIndex(of: area), targets.contains(area) else {
        return nil
      }
      return (index, weight(area) * (place == 0 ? 1 : 0.5))
    }
  }

  /// For the whole body the back comes first, then what carries it.
  private func weight(_ area: Area) -> Double {
    guard isWholeBody else { return 1 }
    switch area {
    case .lowerBack: return 1.5
    case .upperBack: return 1.3
    case .hips, .core, .hamstrings: return 1.1
    case .shoulders, .chest, .quads, .neck: return 0.9
    case .calves, .arms: return 0.7
    case .fullBody, .breathing: return 0.5
    }
  }
}
