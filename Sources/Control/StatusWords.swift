// The closed lists of words in a status, as the interface's comments give them.

extension Status {
  /// What is done in a stretch of a session.
  package enum Phase: String, Hashable, Sendable, CaseIterable {
    case ready, hold, `switch`, inhale, exhale, contract, relax, move, rest, wait, finish
  }

  package enum Side: String, Hashable, Sendable, CaseIterable {
    case left, right
  }

  /// Of an exercise that goes in directions.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case left, right, up, down, forward, back
  }

  /// How a session ended.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case completed, stopped, pain
    case leftPaused = "left-paused"
    case cutShort = "cut-short"
  }

  /// Where the sound goes.
  package enum AudioState: String, Hashable, Sendable, CaseIterable {
    /// There is nothing to play.
    case closed
    case open
    /// No device works: a session goes on in silence.
    case absent
    case muted
  }
}
