// What a wish and an allowance mean together: which exercises may be composed, and what excludes
// the others, so that a refusal can name it.

/// Why an exercise may not be composed.
enum Bar: Hashable {
  case position(Position)
  case needs(Need)
  case level(Int)
  /// It needs sight, which is not allowed.
  case sight
  /// It hurt, and has not been cleared.
  case hurts
  /// Ballistic: only if a routine names it.
  case risk
}

/// The terms of one composition.
struct Terms {
  let wish: Wish
  /// The areas to train, once each; all of them for the whole body.
  let targets: [Area]
  let isWholeBody: Bool
  private let level: Int
  private let positions: Set<Position>
  private let without: Set<Need>
  private let eyesOpen: Bool
  private let hurting: Set<String>

  /// - Parameter catalogue: forms harder than an exercise that hurt are excluded with it.
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

  /// What excludes an exercise; empty: it may be composed.
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

  /// Whether it belongs in the main part, if nothing excludes it: it trains a requested area.
  /// Aerobic exercises are only for warming up, and breathing only if requested.
  func serves(_ exercise: Exercise) -> Bool {
    if exercise.kind == .aerobic { return false }
    if isWholeBody { return exercise.kind != .breathing }
    return exercise.areas.contains { targets.contains($0) }
  }

  /// The requested areas of an exercise, as indices among all, and their weights: an exercise
  /// trains the areas that it lists after the first less.
  func weights(of exercise: Exercise) -> [(area: Int, weight: Double)] {
    exercise.areas.enumerated().compactMap { place, area in
      guard let index = Area.allCases.firstIndex(of: area), targets.contains(area) else {
        return nil
      }
      return (index, weight(area) * (place == 0 ? 1 : 0.5))
    }
  }

  /// For the whole body, the back comes first, then what supports it.
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
