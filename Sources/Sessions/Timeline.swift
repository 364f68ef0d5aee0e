// A routine laid out in time, once. Live playing, rendered files, status and history are read
// off the same value.

import Routines

/// One step of a timeline: what status calls the exercise.
package struct TimelineStep: Hashable, Sendable {
  /// The exercise's name as people read it; nil for a rest.
  package var name: String?
  /// The first frame of its ready phase.
  package var start: FrameIndex
  /// The frame after its last phase.
  package var end: FrameIndex

  package init(name: String?, start: FrameIndex, end: FrameIndex) {
    self.name = name
    self.start = start
    self.end = end
  }
}

/// An immutable list of phases and of cues, each at an exact frame.
///
/// Phases are contiguous from frame 0 to `end`; cues are in order of their first frame; steps
/// cover the phases except the closing `finish`, which belongs to the last step.
package struct Timeline: Hashable, Sendable {
  /// The id of the routine it was compiled from.
  package let routine: String
  package let phases: [Phase]
  package let cues: [Cue]
  package let steps: [TimelineStep]

  package init(routine: String, phases: [Phase], cues: [Cue], steps: [TimelineStep]) {
    self.routine = routine
    self.phases = phases
    self.cues = cues.sorted { $0.at < $1.at }
    self.steps = steps
  }

  /// The frame after the last one.
  package var end: FrameIndex { phases.last?.end ?? .zero }
  package var length: FrameCount { end - .zero }

  /// The phase that holds a frame: binary search; the last one from `end` on, nil only when
  /// there are no phases.
  package func phase(at frame: FrameIndex) -> Phase? {
    phaseIndex(at: frame).map { phases[$0] }
  }

  /// The place in `phases` of the phase that holds a frame.
  package func phaseIndex(at frame: FrameIndex) -> Int? {
    var low = 0
    var high = phases.count
    while low < high {
      let middle = (low + high) / 2
      if phases[middle].end <= frame { low = middle + 1 } else { high = middle }
    }
    return phases.isEmpty ? nil : min(low, phases.count - 1)
  }
}
