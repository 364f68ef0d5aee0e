// The words in a status, as listed in the interface's comments.

extension Status {
  /// What is done in a phase of a session.
  package enum Phase: String, Hashable, Sendable, CaseIterable {
    case ready, hold, `switch`, inhale, exhale, contract, relax, move, rest, wait, finish
    case breathFull = "breath-full"
    case breathEmpty = "breath-empty"

    /// As sentences name it. Breaths come every few seconds, and the tones show them: in words,
    /// only that they begin.
    package var activity: String {
      switch self {
      case .inhale, .breathFull, .exhale, .breathEmpty: "breaths"
      default: rawValue
      }
    }
  }

  package enum Side: String, Hashable, Sendable, CaseIterable {
    case left, right
  }

  /// The direction of an exercise that has several.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case left, right, up, down, forward, back
  }

  /// How a session ended.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case completed, stopped, pain
    case leftPaused = "left-paused"
    case cutShort = "cut-short"
  }

  /// The state of the device.
  package enum AudioState: String, Hashable, Sendable, CaseIterable {
    /// There is nothing to play.
    case closed
    case open
    /// No device works; a session continues in silence.
    case absent
    case muted
  }
}
