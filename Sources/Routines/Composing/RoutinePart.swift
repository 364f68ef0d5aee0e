// A part of a composed routine, sorted so that each position is one block and the routine goes down
// to the floor once. The order within a block is dynamic, strength, then static.

/// The warm-up, the main part or the cool-down.
struct RoutinePart {
  private(set) var chosen: [(candidate: Candidate, dose: Dose)] = []
  private(set) var rounds = 1
  /// With getting ready, without the time to change positions.
  private(set) var length = Int64(0)

  /// Empty.
  init() {}

  init(_ ranked: [Candidate], _ fit: DoseFit) {
    rounds = fit.rounds
    for (candidate, index) in zip(ranked, fit.options) {
      let option = candidate.options[index]
      chosen.append((candidate, option.dose))
      length += option.length * Int64(rounds) + candidate.ready(rounds: rounds)
    }
  }

  var families: Set<String> { Set(chosen.map(\.candidate.family)) }
  var positions: [Position] { Position.downward(Set(chosen.map(\.candidate.position))) }

  /// The steps, each position a block; several rounds of a block are a repeat.
  var steps: [Step] {
    let blocks = positions.map { position in
      chosen.filter { $0.candidate.position == position }
        .sorted { Self.order($0.candidate) < Self.order($1.candidate) }
        .map { Step.exercise(ExerciseStep($0.candidate.exercise, dose: $0.dose)) }
    }
    return rounds > 1 ? blocks.map { .repeat(Repeat(rounds, $0)) } : blocks.flatMap { $0 }
  }

  /// Moving before tensing before holding before breathing; the id makes the order deterministic.
  private static func order(_ candidate: Candidate) -> (Int, String) {
    let rank =
      switch candidate.exercise.kind {
      case .aerobic: 0
      case .dynamic, .ballistic: 1
      case .strength: 2
      case .static: 3
      case .breathing: 4
      }
    return (rank, candidate.exercise.id)
  }
}

extension Position {
  /// From standing down to lying on the back, where a routine may end. In this order the user never
  /// has to get up again.
  private static let wayDown: [Position] = [
    .standing, .seated, .halfKneeling, .kneeling, .allFours, .prone, .sideLying, .supine,
  ]

  static func downward(_ positions: Set<Position>) -> [Position] {
    wayDown.filter { positions.contains($0) }
  }
}

/// The time that changing positions takes in addition to that of staying in the same one.
struct Moves {
  let timing: Timing

  func length(through positions: [Position]) -> Int64 {
    var body = BodyPosition()
    var sum = Int64(0)
    for position in positions {
      let probe = ExerciseStep(
        Exercise(id: "", name: "", position: position, dose: .hold(.seconds(1))))
      let stay = timing.ready(for: probe, from: BodyPosition(at: position))
      sum += (timing.ready(for: probe, from: body) - stay).count
      body.move(to: position)
    }
    return sum
  }
}
