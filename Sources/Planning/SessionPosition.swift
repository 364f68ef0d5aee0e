// Turns a position in a timeline into the status of a session. Used for a session and for a
// rehearsal, so that both show the same.

import Control
import Routines
import Sessions

extension Status.Session {
  /// - Parameter position: a frame within the phase.
  package init(_ timeline: Timeline, _ phase: Phase, at position: FrameIndex, isPaused: Bool) {
    self.init(
      routine: timeline.routine, state: isPaused ? .paused : .running,
      phase: phase.kind.wire, exercise: timeline.steps[phase.step].name,
      side: phase.side?.wire, direction: phase.part.direction?.wire,
      step: phase.step + 1, steps: timeline.steps.count,
      positionMs: position.milliseconds.count, durationMs: timeline.length.milliseconds.count,
      phaseRemainingMs: (phase.end - position).milliseconds.count,
      activityRemainingMs: (timeline.end(ofActivityIn: phase) - position).milliseconds.count)
  }

  /// Changes the status to that of a wait.
  /// - Parameter remaining: the time until it ends by itself; nil if it does not, or that is not
  ///   known.
  package mutating func stand(in wait: WaitPoint, remaining: FrameCount?) {
    state = .waiting
    phase = PhaseKind.wait.wire
    (exercise, side, direction) = (nil, nil, nil)
    message = wait.wait.text
    step = wait.step + 1
    phaseRemainingMs = remaining?.milliseconds.count ?? 0
    activityRemainingMs = phaseRemainingMs
  }
}

extension Timeline {
  /// Where something else is done than in a phase, or a wait comes.
  fileprivate func end(ofActivityIn phase: Phase) -> FrameIndex {
    guard let index = phaseIndex(at: phase.start) else { return phase.end }
    let next = phases[index...].dropFirst().first { other in
      other.step != phase.step || other.part != phase.part
        || other.kind.wire.value?.activity != phase.kind.wire.value?.activity
        || waits.contains { $0.at == other.start }
    }
    return next?.start ?? end
  }
}
