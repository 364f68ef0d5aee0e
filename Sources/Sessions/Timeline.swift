// A routine laid out in time, once. Live playback, rendered files, status and history are all read
// from the same value.

import Routines

/// One step of a timeline, with repeats expanded.
package struct TimelineStep: Hashable, Sendable {
  /// The step that it was laid out from; never a repeat.
  package var step: Step
  /// What is said of it.
  var briefing: Briefing
  /// Of a rest that lasts until a new round is due.
  var filling: Filling?
  /// Its first frame; of the first step, the frame after the lead.
  package var start: FrameIndex
  /// The frame after its last phase.
  package var end: FrameIndex
  /// The exercises in it that an easier one has replaced, in order.
  var former: [Former] = []

  /// An exercise that was replaced by an easier one at a frame.
  struct Former: Hashable, Sendable {
    var exercise: Exercise
    var until: FrameIndex
  }

  package init(_ step: Step, start: FrameIndex, end: FrameIndex) {
    self.init(PlannedStep(step), start: start, end: end)
  }

  init(_ planned: PlannedStep, start: FrameIndex, end: FrameIndex) {
    (step, briefing, filling) = (planned.step, planned.briefing, planned.filling)
    self.start = start
    self.end = end
  }

  /// The exercise that is done in it at a frame.
  func exercise(at frame: FrameIndex) -> Exercise? {
    former.first { frame < $0.until }?.exercise ?? step.exercise
  }

  var planned: PlannedStep { PlannedStep(step, briefing, filling: filling) }

  /// The name of the exercise in the status; nil for a rest and a wait.
  package var name: String? { step.exercise?.name }
}

/// A place at which the timeline stops until the user resumes it. It takes no frames.
package struct WaitPoint: Hashable, Sendable {
  package var at: FrameIndex
  /// The index of its step, from 0.
  package var step: Int
  package var wait: Wait
  /// What is spoken while the timeline stops.
  package var words: [Utterance]

  package init(at: FrameIndex, step: Int, wait: Wait, words: [Utterance] = []) {
    self.at = at
    self.step = step
    self.wait = wait
    self.words = words
  }
}

extension Timeline {
  /// Whether a wait comes in the course of an exercise, after a set at the user's own pace.
  func isWithinExercise(_ wait: WaitPoint) -> Bool { steps[wait.step].step.exercise != nil }
}

/// A place in a timeline. A frame alone does not show whether a wait at it has passed.
package struct TimelinePosition: Hashable, Sendable {
  package var frame: FrameIndex
  /// How many of the timeline's waits have passed.
  package var waitsPassed: Int

  package init(_ frame: FrameIndex, waitsPassed: Int = 0) {
    self.frame = frame
    self.waitsPassed = waitsPassed
  }
}

/// An immutable list of phases and of cues, each at an exact frame.
///
/// Phases are contiguous from frame 0 to `end`; cues are in order of their first frame. Steps cover
/// all phases except a spoken introduction and the closing `finish`.
package struct Timeline: Hashable, Sendable {
  /// The id of the routine it was compiled from.
  package let routine: String
  package let phases: [Phase]
  package let cues: [Cue]
  /// In order of their first frame.
  package let words: [SpokenWords]
  package let steps: [TimelineStep]
  /// In order.
  package let waits: [WaitPoint]
  /// The options that it was laid out with.
  package let options: CompileOptions

  package init(
    routine: String, phases: [Phase], cues: [Cue], words: [SpokenWords] = [],
    steps: [TimelineStep], waits: [WaitPoint] = [], options: CompileOptions = CompileOptions()
  ) {
    self.routine = routine
    self.phases = phases
    self.cues = cues.sorted { $0.at < $1.at }
    self.words = words
    self.steps = steps
    self.waits = waits
    self.options = options
  }

  /// The frame after the last one.
  package var end: FrameIndex { phases.last?.end ?? .zero }
  package var length: FrameCount { end - .zero }

  /// Where a step is entered: before its own wait, after those of the steps before it.
  package func place(ofStep step: Int) -> TimelinePosition {
    TimelinePosition(steps[step].start, waitsPassed: waits.prefix { $0.step < step }.count)
  }

  /// Whether one of the waits that have passed is at the very frame of a place.
  package func hasWait(behind place: TimelinePosition) -> Bool {
    place.waitsPassed > 0 && waits[place.waitsPassed - 1].at == place.frame
  }

  /// The phase that contains a frame, by binary search. From `end` on, the last one; nil only if
  /// there are no phases.
  package func phase(at frame: FrameIndex) -> Phase? {
    phaseIndex(at: frame).map { phases[$0] }
  }

  /// The index in `phases` of the phase that contains a frame.
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
