// How much of an exercise is done. Every dose has an exact length, so that a routine's length is
// known before it starts.

/// What is done in one set, on one side or in one direction.
package enum Work: Hashable, Sendable {
  /// Hold still.
  case hold(Milliseconds)
  /// Hold still for a number of breaths, each of them paced.
  case breaths(Int, Breath)
  /// Move repeatedly.
  case repetitions(Int, Pacing)
  /// Keep moving.
  case duration(Milliseconds)
  /// Tense the muscle, relax and hold the stretch, repeatedly: contract-relax (PNF).
  case contractRelax(contract: Milliseconds, relax: Milliseconds, repetitions: Int)

  package var length: Milliseconds {
    switch self {
    case .hold(let length), .duration(let length): length
    case .breaths(let count, let breath): breath.length * count
    case .repetitions(let count, let pacing): pacing.length * count
    case .contractRelax(let contract, let relax, let count): (contract + relax) * count
    }
  }
}

/// How much of an exercise is done on each of its sides: sets of work, with a rest between sets.
package struct Dose: Hashable, Sendable {
  package var work: Work
  package var sets: Int
  package var between: Milliseconds

  package init(
    _ work: Work, sets: Int = 1, between: Milliseconds = Dose.restBetweenSets
  ) {
    self.work = work
    self.sets = sets
    self.between = between
  }

  package static func hold(
    _ length: Milliseconds, sets: Int = 1, between: Milliseconds = Dose.restBetweenSets
  ) -> Dose {
    Dose(.hold(length), sets: sets, between: between)
  }

  package static func repetitions(_ count: Int, breath: Breath) -> Dose {
    Dose(.repetitions(count, .breath(breath)))
  }

  /// The rest between two sets, unless a file sets one.
  package static let restBetweenSets = Milliseconds.seconds(5)

  /// How long it takes on one side, without getting ready.
  package var length: Milliseconds { work.length * sets + between * (sets - 1) }
}

extension Work {
  /// The number to which a range in the catalogue applies, and which grows with practice:
  /// milliseconds of a hold or a duration, or a count of repetitions or breaths. A contract-relax
  /// has none: it is prescribed as a whole.
  package var amount: Int64? {
    switch self {
    case .hold(let length), .duration(let length): length.count
    case .breaths(let count, _), .repetitions(let count, _): Int64(count)
    case .contractRelax: nil
    }
  }

  /// The same work with another amount, in the same unit.
  package func with(amount: Int64) -> Work {
    switch self {
    case .hold: .hold(Milliseconds(amount))
    case .duration: .duration(Milliseconds(amount))
    case .breaths(_, let breath): .breaths(Int(amount), breath)
    case .repetitions(_, let pacing): .repetitions(Int(amount), pacing)
    case .contractRelax: self
    }
  }

  /// Whether both have the same form of work, such as two holds.
  package func isLike(_ other: Work) -> Bool {
    switch (self, other) {
    case (.hold, .hold), (.breaths, .breaths), (.repetitions, .repetitions),
      (.duration, .duration), (.contractRelax, .contractRelax):
      true
    default: false
    }
  }
}
