// Rounds: steps that are done several times, with a rest between rounds, or with a new round every
// so many seconds, as interval timers have them.

/// A group of steps that is done several times.
package struct Repeat: Hashable, Sendable {
  /// The number of rounds.
  package var times: Int
  package var steps: [Step]
  /// A rest after every round but the last; nil: none.
  package var between: Milliseconds?
  /// From the start of the work of one round to that of the next: what a round leaves of it is a
  /// rest. Nil: a round follows as soon as the one before it has ended. Not combined with
  /// `between`.
  package var every: Milliseconds?

  package init(
    _ times: Int, _ steps: [Step], between: Milliseconds? = nil, every: Milliseconds? = nil
  ) {
    self.times = times
    self.steps = steps
    self.between = between
    self.every = every
  }

  /// The doses and rests of all rounds, for a round of a given length.
  func work(ofRound length: Milliseconds) -> Milliseconds {
    let interval = every.map { max($0, length) } ?? length + (between ?? .zero)
    return interval * (times - 1) + length
  }
}

/// A rest that lasts until a new round is due.
package struct Filling: Hashable, Sendable {
  /// From the start of the work of the round before it.
  package var every: Milliseconds
  /// The first exercise of that round is this many steps before the rest.
  package var steps: Int
  /// The rests that the new round begins with, before its first exercise.
  package var lead: Milliseconds

  package init(every: Milliseconds, steps: Int, lead: Milliseconds = .zero) {
    self.every = every
    self.steps = steps
    self.lead = lead
  }

  /// What is left of a round for a rest: never nothing, because a step that takes no time could not
  /// be gone back to.
  /// - Parameter worked: from the start of the round's work until now.
  package func rest(after worked: Milliseconds) -> Milliseconds {
    max(Self.least, every - worked - lead)
  }

  private static let least = Milliseconds(500)
}
