// A place in a timeline as status tells it: the same of a session that plays and of one that is
// only rehearsed.

import Control
import Routines
import Sessions

extension Status.Session {
  /// - Parameter position: a frame of the phase.
  package init(_ timeline: Timeline, _ phase: Phase, at position: FrameIndex, isPaused: Bool) {
    self.init(
      routine: timeline.routine, state: isPaused ? .paused : .running,
      phase: phase.kind.wire, exercise: timeline.steps[phase.step].name,
      side: phase.side?.wire, direction: phase.part.direction?.wire,
      step: phase.step + 1, steps: timeline.steps.count,
      positionMs: position.milliseconds.count, durationMs: timeline.length.milliseconds.count,
      phaseRemainingMs: (phase.end - position).milliseconds.count)
  }

  /// Stands still in a wait.
  /// - Parameter remaining: until it ends by itself; nil: it does not, or it is not known.
  package mutating func stand(in wait: WaitPoint, remaining: FrameCount?) {
    state = .waiting
    phase = PhaseKind.wait.wire
    (exercise, side, direction) = (nil, nil, nil)
    message = wait.wait.text
    step = wait.step + 1
    phaseRemainingMs = remaining?.milliseconds.count ?? 0
  }
}
