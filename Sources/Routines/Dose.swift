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
  /// Repeat as often as one can in a time.
  case asManyAsPossible(Milliseconds)
  /// One movement on each breath.
  case flow(Flow)
  /// Tense the muscle, relax and hold the stretch, repeatedly: contract-relax (PNF).
  case contractRelax(contract: Milliseconds, relax: Milliseconds, repetitions: Int)

  package var length: Milliseconds {
    switch self {
    case .hold(let length), .duration(let length), .asManyAsPossible(let length): length
    case .breaths(let count, let breath): breath.length * count
    case .flow(let flow): flow.length
    case .repetitions(_, .own): Pacing.start
    case .repetitions(let count, let pacing): pacing.length * count
    case .contractRelax(let contract, let relax, let count): (contract + relax) * count
    }
  }
}

/// How much of an exercise is done on each of its sides: sets of work, with a rest between sets.
package struct Dose: Hashable, Sendable {
  /// Of the first set; setting it makes all sets alike.
  package var work: Work { didSet { unequal = [] } }
  /// Their number; setting it makes them alike.
  package var sets: Int { didSet { unequal = [] } }
  package var between: Milliseconds
  /// The work of each set, such as a pyramid's; empty: all are alike.
  package private(set) var unequal: [Work] = []

  package init(
    _ work: Work, sets: Int = 1, between: Milliseconds = Dose.restBetweenSets
  ) {
    self.work = work
    self.sets = sets
    self.between = between
  }

  /// Sets that may differ.
  /// - Parameter works: the work of each set; at least one.
  package init(sets works: [Work], between: Milliseconds = Dose.restBetweenSets) {
    self.init(works[0], sets: works.count, between: between)
    if Set(works).count > 1 { unequal = works }
  }

  /// The work of every set.
  package var works: [Work] {
    unequal.isEmpty ? Array(repeating: work, count: sets) : unequal
  }

  /// - Parameter set: from 0; beyond the last one, a set that was added is like it.
  package func work(ofSet set: Int) -> Work {
    unequal.isEmpty ? work : unequal[min(set, unequal.count - 1)]
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

  /// The work of all sets.
  package var total: Milliseconds {
    unequal.isEmpty ? work.length * sets : unequal.reduce(.zero) { $0 + $1.length }
  }

  /// How long it takes on one side, without getting ready.
  package var length: Milliseconds { total + between * (sets - 1) }
}

extension Work {
  /// The number to which a range in the catalogue applies, and which grows with practice:
  /// milliseconds of a hold or a duration, or a count of repetitions or breaths. A contract-relax
  /// and a flow have none: they are prescribed as a whole.
  package var amount: Int64? {
    switch self {
    case .hold(let length), .duration(let length), .asManyAsPossible(let length): length.count
    case .breaths(let count, _), .repetitions(let count, _): Int64(count)
    case .contractRelax, .flow: nil
    }
  }

  /// The same work with another amount, in the same unit.
  package func with(amount: Int64) -> Work {
    switch self {
    case .hold: .hold(Milliseconds(amount))
    case .duration: .duration(Milliseconds(amount))
    case .breaths(_, let breath): .breaths(Int(amount), breath)
    case .repetitions(_, let pacing): .repetitions(Int(amount), pacing)
    case .asManyAsPossible: .asManyAsPossible(Milliseconds(amount))
    case .contractRelax, .flow: self
    }
  }

  /// Whether both have the same form of work, such as two holds.
  package func isLike(_ other: Work) -> Bool {
    switch (self, other) {
    case (.hold, .hold), (.breaths, .breaths), (.repetitions, .repetitions),
      (.duration, .duration), (.contractRelax, .contractRelax),
      (.asManyAsPossible, .asManyAsPossible), (.flow, .flow):
      true
    default: false
    }
  }
}

extension Work {
  /// Of repetitions.
  package var pacing: Pacing? {
    if case .repetitions(_, let pacing) = self { pacing } else { nil }
  }

  /// Of a hold by breaths.
  package var breath: Breath? { if case .breaths(_, let breath) = self { breath } else { nil } }

  /// By which it is paced, whatever its form; nil: by none.
  package var anyBreath: Breath? {
    switch self {
    case .breaths(_, let breath), .repetitions(_, .breath(let breath)): breath
    case .flow(let flow): flow.breath
    case .hold, .duration, .repetitions, .contractRelax, .asManyAsPossible: nil
    }
  }
}
