// How much of an exercise. Every dose has an exact length, so a routine's length is known before
// it starts.

/// One slow breath, in and out.
package struct Breath: Hashable, Sendable {
  package var `in`: Milliseconds
  package var out: Milliseconds

  package init(in: Milliseconds, out: Milliseconds) {
    self.in = `in`
    self.out = out
  }

  /// Six breaths a minute: the slow breathing that the literature means.
  package static let slow = Breath(in: .seconds(5), out: .seconds(5))
  package var length: Milliseconds { `in` + out }
}

/// How much of an exercise is done on each of its sides.
package enum Dose: Hashable, Sendable {
  /// Hold still, `sets` times, with a rest between.
  case hold(Milliseconds, sets: Int, between: Milliseconds)
  /// Move, one repetition a breath.
  case repetitions(Int, breath: Breath)

  /// The rest between two holds where a file states none.
  package static let restBetweenSets = Milliseconds.seconds(5)

  /// How long it takes on one side, without getting ready.
  package var length: Milliseconds {
    switch self {
    case .hold(let length, let sets, let between): length * sets + between * (sets - 1)
    case .repetitions(let count, let breath): breath.length * count
    }
  }
}
