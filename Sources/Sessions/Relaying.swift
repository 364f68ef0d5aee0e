// Lays out later steps again: what has begun stays as it is, and everything after it follows from
// changed steps or changed options.

import Routines

extension Timeline {
  /// The timeline for repeating a step that switched to an easier exercise: with that exercise from
  /// the start of the step.
  func relaid(from step: Int) -> Timeline {
    withSteps(steps[step...].map(\.planned), from: step, heardUntil: steps[step].start)
  }

  /// The timeline with the words that are ready by now, in the steps from one on.
  /// - Parameter spoken: the lengths of the words.
  func speaking(_ spoken: [Utterance: Milliseconds], from step: Int) -> Timeline {
    var options = options
    options.timing.spoken.merge(spoken) { $1 }
    return Timeline(
      routine: routine, phases: phases, cues: cues, words: words, steps: steps, waits: waits,
      options: options
    ).relaid(from: step)
  }

  /// The timeline with other steps from the start of a given one.
  func withSteps(_ later: [PlannedStep], from step: Int, heardUntil frame: FrameIndex) -> Timeline {
    let start = step < steps.count ? steps[step].start : steps[step - 1].end
    var layout = PhaseLayout(continuing: self, at: start, step: step)
    for later in later { layout.add(later) }
    layout.finish()
    return Timeline(
      routine: routine, layout: layout, options: options,
      played: played(until: frame))
  }
}
