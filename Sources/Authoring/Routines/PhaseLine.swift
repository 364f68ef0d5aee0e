// A phase as `routine show --json` prints it; a wait is one that takes no time.

import Routines
import Sessions

struct PhaseLine: Encodable {
  var phase: String
  var startMs: Int64
  var endMs: Int64
  /// From 1.
  var step: Int
  var exercise: String?
  var side: String?
  var direction: String?

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
