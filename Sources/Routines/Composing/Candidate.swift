// An exercise as composing weighs it: everything that the search needs repeatedly, calculated once.

/// An exercise that may be composed, ready to be weighed.
struct Candidate {
  var exercise: Exercise
  /// The exercise of which it is a form, or itself: a routine contains only one of its forms.
  var family: String
  /// The time to get ready for it if the body is already in its position, including speech: the
  /// first time, and how to come out of it.
  var ready: Int64
  /// The second and the third time, when less is said.
  var readyAgain: [Int64]
  /// Today's dose, in milliseconds, without getting ready.
  var whole: Int64
  /// The shortest first; never empty.
  var options: [DoseOption]
  /// The requested areas that it trains, as indices among all, and their weights.
  var trains: [(area: Int, weight: Double)]
  /// From 0, not done recently, towards 1, done today.
  var staleness: Double
  /// From 0 to 1, determined by the seed.
  var chance: Double

  var position: Position { exercise.position }
  /// The time to get ready for it in that many rounds.
  func ready(rounds: Int) -> Int64 { readyAgain.prefix(rounds - 1).reduce(ready, +) }

  /// With its shortest dose.
  var least: Int64 { ready + (options.first?.length ?? 0) }
  /// With its longest dose.
  var most: Int64 { ready + (options.last?.length ?? 0) }
}

/// Everything that may be composed under given terms, in the order of the ids.
struct Pool {
  private(set) var candidates: [Candidate] = []

  init(
    _ catalogue: Catalogue, terms: Terms, history: ExerciseHistory, progression: Progression,
    timing: Timing, seed: UInt64
  ) {
    let recent = Recent(history)
    for exercise in catalogue.all where terms.bars(exercise).isEmpty {
      let today = progression.today(exercise)?.dose ?? exercise.dose
      let options = DoseOption.all(of: exercise, today: today, timing: timing)
      let same = BodyPosition(at: exercise.position)
      let step = ExerciseStep(exercise, dose: today)
      let ready = timing.ready(for: step, from: same)
      let ending = timing.guide.ending(of: step, on: step.parts[0], Briefing())
      let end = ending.flatMap { timing.length(of: $0) }.map { $0 + WordSpacing.between }
      let again = (1...2).map { occurrence in
        var briefing = Briefing()
        (briefing.occurrence, briefing.hasNewDose) = (occurrence, false)
        return timing.ready(for: step, from: same, briefing).count
      }
      var chance = SplitMix64(seed: seed, word: exercise.id)
      candidates.append(
        Candidate(
          exercise: exercise, family: catalogue.family(of: exercise),
          ready: (ready + (end ?? .zero)).count, readyAgain: again,
          whole: (timing.length(of: step, from: same) - ready).count, options: options,
          trains: terms.weights(of: exercise), staleness: recent.staleness(of: exercise.id),
          chance: chance.fraction()))
    }
  }
}

extension BodyPosition {
  /// Already in a position.
  init(at position: Position) {
    self.init()
    move(to: position)
  }
}

extension Catalogue {
  /// The exercise at the root of its variants. The search of a cyclic chain ends after a few links.
  func family(of exercise: Exercise) -> String {
    var root = exercise.id
    var next = exercise.variantOf
    for _ in 0..<4 {
      guard let id = next, id != root else { break }
      root = id
      next = self[id]?.variantOf
    }
    return root
  }
}

/// What was done in the last days: it weighs less today, so that the stretches vary.
private struct Recent {
  private var weights: [String: Double] = [:]

  /// Today, and one to three days ago.
  private static let weights = [0.6, 0.5, 0.3, 0.15]

  init(_ history: ExerciseHistory) {
    for practice in history.practices.reversed() {
      let days = history.today - practice.day
      // Records are in order, so the first old one ends the search.
      guard days < Self.weights.count else { break }
      guard days >= 0 else { continue }
      for id in practice.exercises { weights[id] = max(weights[id] ?? 0, Self.weights[days]) }
    }
  }

  func staleness(of id: String) -> Double { weights[id] ?? 0 }
}
