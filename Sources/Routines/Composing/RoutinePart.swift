// A part of a composed routine, sorted so that each position is one block and the routine goes down
// to the floor once. The order within a block is dynamic, strength, then static.

/// The warm-up, the main part or the cool-down.
struct RoutinePart {
  private(set) var chosen: [(candidate: Candidate, dose: Dose)] = []
  private(set) var rounds = 1
  private(set) var rest = Int64(0)
  /// With getting ready and rests, without the time to change positions.
  private(set) var length = Int64(0)

  /// Empty.
  init() {}

  init(_ ranked: [Candidate], _ fit: DoseFit) {
    rounds = fit.rounds
    rest = fit.rest
    for (candidate, index) in zip(ranked, fit.options) {
      let option = candidate.options[index]
      chosen.append((candidate, option.dose))
      length += (option.length + candidate.ready) * Int64(rounds)
    }
    let gaps = rounds == 1 ? chosen.count - 1 : chosen.count * rounds
    length += rest * Int64(gaps)
  }

  var families: Set<String> { Set(chosen.map(\.candidate.family)) }
  var positions: [Position] { Position.downward(Set(chosen.map(\.candidate.position))) }

  /// The steps, each position a block; several rounds of a block are a repeat.
  var steps: [Step] {
    let blocks = positions.map { position in
      chosen.filter { $0.candidate.position == position }
        .sorted { Self.order($0.candidate) < Self.order($1.candidate) }
        .flatMap { one -> [Step] in
          let step = Step.exercise(ExerciseStep(one.candidate.exercise, dose: one.dose))
          return rest > 0 ? [step, .rest(Milliseconds(rest))] : [step]
        }
    }
    if rounds > 1 { return blocks.map { .repeat(rounds, $0) } }
    let steps = blocks.flatMap { $0 }
    return rest > 0 ? steps.dropLast() : steps
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
