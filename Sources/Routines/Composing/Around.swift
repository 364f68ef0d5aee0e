// What surrounds the main part of a longer routine: a warm-up before and a cool-down after it, each
// in one position, from exercises that the main part does not use.

struct Around {
  private(set) var warmUp = RoutinePart()
  private(set) var coolDown = RoutinePart()

  var length: Int64 { warmUp.length + coolDown.length }
  var families: Set<String> { warmUp.families.union(coolDown.families) }

  /// How much there is of a fifth and a tenth of a routine; 1 means both are complete.
  func share(of total: Int64) -> Double {
    let warm = min(1, Double(warmUp.length * 5) / Double(total))
    let cool = min(1, Double(coolDown.length * 10) / Double(total))
    return (warm + cool) / 2
  }

  /// Whether the main part may be in a position: the routine goes down to the floor once, and does
  /// not come up again before the end.
  func allows(_ position: Position) -> Bool {
    if let first = warmUp.positions.last, first.isOnFloor && !position.isOnFloor { return false }
    if let last = coolDown.positions.first, !last.isOnFloor && position.isOnFloor { return false }
    return true
  }

  /// Aerobic and dynamic, gentle, standing if allowed; empty if there is nothing suitable.
  /// - Parameter main: what it warms up for; nil: not known yet.
  mutating func warmUp(_ length: Int64, from pool: Pool, before main: RoutinePart?) {
    let isUp = main?.positions.first.map { !$0.isOnFloor } ?? false
    let used = main?.families ?? []
    let fitting = pool.candidates.filter {
      ($0.exercise.kind == .aerobic || $0.exercise.kind == .dynamic) && $0.exercise.level == 1
        && !used.contains($0.family) && (!isUp || !$0.position.isOnFloor)
    }
    let positions = Position.downward(Set(fitting.map(\.position)))
    warmUp = Self.part(fitting, length, positions: positions, first: .aerobic)
  }

  /// Breathing and gentle stretches, lying or where the main part ends.
  mutating func coolDown(_ length: Int64, from pool: Pool, after main: RoutinePart) {
    let used = main.families.union(warmUp.families)
    let fitting = pool.candidates.filter {
      ($0.exercise.kind == .breathing || $0.exercise.kind == .static) && $0.exercise.level == 1
        && !used.contains($0.family)
    }
    var positions: [Position] = [.supine]
    if let end = main.positions.last {
      positions.append(end)
      if !end.isOnFloor { positions.append(.seated) }
    }
    positions += [.sideLying, .prone]
    coolDown = Self.part(fitting, length, positions: positions, first: .breathing)
  }

  /// Tenths of the length to try, in this order. A part may be longer than intended if the shortest
  /// doses require it, and shorter if there is not enough for it.
  private static let tenths: [Int64] = [10, 13, 16, 8, 6, 4, 2]

  /// A part in one position: the first of the given ones that fills it, or else the closest.
  private static func part(
    _ fitting: [Candidate], _ length: Int64, positions: [Position], first kind: ExerciseKind
  ) -> RoutinePart {
    var best = RoutinePart()
    for position in positions {
      let ranked = onceEach(
        fitting.filter { $0.position == position }
          .sorted { worth($0, kind) > worth($1, kind) })
      guard !ranked.isEmpty else { continue }
      let onePass = ranked.reduce(0) { $0 + $1.ready + $1.whole }
      for tenth in tenths where length * tenth / 10 > best.length {
        let demand = PartDemand(
          length: length * tenth / 10, tolerance: length * 15 / 100,
          rounds: onePass < length ? 3 : 1)
        guard let fit = DoseFit.best(ranked, demand, moves: { _, _ in 0 }) else { continue }
        let part = RoutinePart(ranked, fit)
        if part.length > best.length { best = part }
        break
      }
      if best.length >= length * 8 / 10 { break }
    }
    return best
  }

  private static func worth(_ candidate: Candidate, _ kind: ExerciseKind) -> Double {
    (candidate.exercise.kind == kind ? 2 : 0) + candidate.chance - candidate.staleness
  }

  private static func onceEach(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<String> = []
    return candidates.filter { seen.insert($0.family).inserted }
  }
}
