// Warnings about a single step: its dose compared with what is usual, and what its exercise
// requires. They state plain facts and a figure to go by, without reproach.

struct StepAdvice {
  let step: ExerciseStep
  /// Whether the rest of the routine can be done with closed eyes.
  let isBlind: Bool

  private var exercise: Exercise { step.exercise }

  static let hold = Milliseconds.seconds(10)...Milliseconds.seconds(30)
  static let contract = Milliseconds.seconds(3)...Milliseconds.seconds(6)
  /// A quicker repetition is neither slow nor controlled.
  static let quickest = Milliseconds.seconds(3)

  var sentences: [String] { sides + dose + risk + sight }

  private var sides: [String] {
    guard let only = step.only, exercise.sides != .none else { return [] }
    return ["Only the \(only.rawValue) side: usually both sides are done, unless it was prescribed"]
  }

  private var dose: [String] {
    var said: Set<String> = []
    return step.dose.works.flatMap(dose).filter { said.insert($0).inserted } + late
  }

  private func dose(_ work: Work) -> [String] {
    switch work {
    case .hold(let length) where exercise.kind == .static: return hold(length)
    case .contractRelax(let contract, let relax, _):
      return outside(contract, Self.contract, "Tensing") + outside(relax, Self.hold, "Relaxing")
    case .repetitions(_, let pacing) where exercise.kind == .dynamic || exercise.kind == .strength:
      guard pacing != .own, pacing.length < Self.quickest else { return [] }
      return [
        "A repetition in \(pacing.length) is quick: \(Self.quickest) or more keeps it slow and "
          + "controlled"
      ]
    default: return []
    }
  }

  /// What a flow says ahead of a movement must fit into the breath before it.
  private var late: [String] {
    guard case .flow(let flow) = step.dose.work else { return [] }
    let rounds = step.dose.sets > 1 && step.dose.between == .zero ? flow.moves[...0] : []
    return zip(flow.moves.dropFirst() + rounds, flow.moves).compactMap { move, before -> String? in
      let words =
        step.parts.map { SidedText.rendered(move.words, for: $0.side) }
        .max { $0.utf8.count < $1.utf8.count } ?? ""
      let time = Utterance.phrase(words).estimate + WordSpacing.between + WordSpacing.after
      let room = before.span == .in ? flow.breath.in : flow.breath.out
      guard !words.isEmpty, time > room else { return nil }
      let seconds = Milliseconds((time.count + 999) / 1000 * 1000)
      return "“\(words)” takes about \(seconds) to say, and the breath before it \(room)"
    }
  }

  /// The exercise's own goal counts if it goes beyond what is usual.
  private func hold(_ length: Milliseconds) -> [String] {
    let low = min(Self.hold.lowerBound.count, exercise.goal?.lowerBound ?? .max)
    let high = max(Self.hold.upperBound.count, exercise.goal?.upperBound ?? .min)
    guard !(low...high).contains(length.count) else { return [] }
    return [
      "A hold of \(length): \(Milliseconds(low)) to \(Milliseconds(high)) is usual for a "
        + "stretch, and up to 60s for older adults"
    ]
  }

  private func outside(
    _ length: Milliseconds, _ range: ClosedRange<Milliseconds>, _ what: String
  ) -> [String] {
    guard !range.contains(length) else { return [] }
    return [
      "\(what) for \(length): \(range.lowerBound) to \(range.upperBound) is usual in "
        + "contract-relax"
    ]
  }

  private var risk: [String] {
    guard exercise.kind == .ballistic else {
      return exercise.level < 3
        ? [] : ["\(exercise.name) is at level 3: do it at your own risk"]
    }
    let burst = step.dose.work.length
    if burst > Exercise.longestBurst {
      return [
        "\(exercise.name) bounces for \(burst) at a time, which can strain a muscle: keep each "
          + "burst under \(Exercise.longestBurst), after a warm-up, at your own risk"
      ]
    }
    return [
      "\(exercise.name) bounces, which can strain a muscle: do it after a warm-up, in short "
        + "bursts, at your own risk"
    ]
  }

  private var sight: [String] {
    guard isBlind, exercise.needs.contains(.eyesOpen) else { return [] }
    return ["\(exercise.name) needs open eyes, but the rest can be done with closed eyes"]
  }
}
