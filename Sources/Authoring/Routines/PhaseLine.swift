// A phase as `routine show --json` prints it. A wait is printed as a phase without length, because
// how long it takes is up to the user.

import Routines
import Sessions

/// Times are milliseconds from the start of the session.
struct PhaseLine: Encodable {
  /// A raw value of `PhaseKind`.
  var phase: String
  var startMs: Int64
  var endMs: Int64
  /// Counted from 1.
  var step: Int
  var exercise: String?
  var side: String?
  var direction: String?

  /// Phases and waits together, in the order in which they are played.
  static func lines(_ timeline: Timeline) -> [PhaseLine] {
    let phases = timeline.phases.map { phase in
      PhaseLine(
        phase: phase.kind.rawValue, startMs: phase.start.milliseconds.count,
        endMs: phase.end.milliseconds.count, step: phase.step + 1,
        exercise: timeline.steps[phase.step].name, side: phase.side?.rawValue,
        direction: phase.part.direction?.rawValue)
    }
    let waits = timeline.waits.map { wait in
      let at = wait.at.milliseconds.count
      return PhaseLine(phase: PhaseKind.wait.rawValue, startMs: at, endMs: at, step: wait.step + 1)
    }
    return (phases + waits).sorted { ($0.step, $0.endMs) < ($1.step, $1.endMs) }
  }

  enum CodingKeys: String, CodingKey {
    case phase, step, exercise, side, direction
    case startMs = "start_ms"
    case endMs = "end_ms"
  }
}
