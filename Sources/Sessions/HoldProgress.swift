// What is heard during a hold, so that its end is never a surprise and a long one is never silent.
// Everything is counted from the start of the hold, so that an extension changes nothing that was
// heard.

import Routines

/// How a long hold signals its progress.
package enum HoldProgress: String, Hashable, Sendable, CaseIterable {
  /// Quiet breaths to hold by.
  case breath
  /// A tick at each quarter.
  case quarters
  /// A tick every ten seconds.
  case every10s = "10s"
  /// Only its middle and its end.
  case nothing = "none"

  /// A cue inside a hold, with its distance from the start.
  package struct Mark: Hashable, Sendable {
    package var kind: CueKind
    package var at: Milliseconds
    /// The length of a glide.
    package var length: Milliseconds?
  }

  /// Shorter holds have no countdown: it would begin with the hold itself.
  package static let countdownFrom = Milliseconds.seconds(8)
  /// Beyond this length, the middle is marked, and the rest is not silent.
  package static let longOver = Milliseconds.seconds(15)

  /// The last three seconds, from the end: the last tick is different.
  static let countdown: [(kind: CueKind, beforeEnd: Milliseconds)] = [
    (.countdown, .seconds(3)), (.countdown, .seconds(2)), (.countdownLast, .seconds(1)),
  ]

  /// A breath at rest: six a minute, out longer than in.
  private static let inhale = Milliseconds.seconds(4)
  static let exhale = Milliseconds.seconds(6)
  /// The hold's own tone has ended by then.
  private static let firstBreath = Milliseconds.seconds(2)

  /// The cues during a phase that is held, in order. If two are too close, the earlier one counts,
  /// and the middle takes precedence over a tick.
  package func marks(in phase: Phase) -> [Mark] {
    let length = phase.length.milliseconds
    var marks: [Mark] = []
    if length > Self.longOver {
      marks = through(length, isMoved: phase.kind == .move)
      add(halfwayOf: length, to: &marks)
    }
    if length >= Self.countdownFrom {
      marks += Self.countdown.map { Mark(kind: $0.kind, at: length - $0.beforeEnd) }
    }
    return marks
  }

  /// - Parameter isMoved: a movement has its own breath.
  private func through(_ length: Milliseconds, isMoved: Bool) -> [Mark] {
    switch self {
    case .breath: isMoved ? [] : Self.breaths(in: length)
    case .quarters: [1, 3].map { Mark(kind: .tick, at: Milliseconds(length.count * $0 / 4)) }
    case .every10s:
      stride(from: 10_000, to: length.count - 3300, by: 10_000).map {
        Mark(kind: .tick, at: Milliseconds($0))
      }
    case .nothing: []
    }
  }

  /// As many complete breaths as end before the countdown.
  private static func breaths(in length: Milliseconds) -> [Mark] {
    let last = length - .seconds(3)
    var marks: [Mark] = []
    var at = firstBreath
    while at + inhale + exhale <= last {
      marks.append(Mark(kind: .softInhale, at: at, length: inhale))
      marks.append(Mark(kind: .softExhale, at: at + inhale, length: exhale))
      at = at + inhale + exhale
    }
    return marks
  }

  /// Replaces a tick at the same place; comes after the beginning of a breath at the same place,
  /// which must be exact.
  private func add(halfwayOf length: Milliseconds, to marks: inout [Mark]) {
    let least = CueSpacing.least.milliseconds
    var at = Milliseconds(length.count / 2)
    marks.removeAll { $0.kind == .tick && abs($0.at.count - at.count) < least.count }
    if let met = marks.first(where: { abs($0.at.count - at.count) < least.count }) {
      at = met.at + least
    }
    marks.append(Mark(kind: .halfway, at: at))
    marks.sort { $0.at < $1.at }
  }
}
