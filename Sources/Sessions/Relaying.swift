// Later steps laid out anew: what has begun stays as it is, and everything behind it follows from
// other steps or other options.

import Routines

extension Timeline {
  /// The timeline for doing a step again that went on with an easier exercise: with that one from
  /// the step's start on.
  func relaid(from step: Int) -> Timeline {
    withSteps(steps[step...].map(\.step), from: step, heardUntil: steps[step].start)
  }

  /// The timeline with what can be said by now, in the steps from one on.
  /// - Parameter spoken: how long it sounds.
  func speaking(_ spoken: [Utterance: Milliseconds], from step: Int) -> Timeline {
    var options = options
    options.timing.spoken.merge(spoken) { $1 }
    return Timeline(
      routine: routine, phases: phases, cues: cues, words: words, steps: steps, waits: waits,
      options: options
    ).relaid(from: step)
  }

  /// The timeline with other steps from the start of one on.
  func withSteps(_ later: [Step], from step: Int, heardUntil frame: FrameIndex) -> Timeline {
    let start = step < steps.count ? steps[step].start : steps[step - 1].end
    var layout = PhaseLayout(continuing: self, at: start, step: step)
    for later in later { layout.add(later) }
    layout.finish()
    return Timeline(
      routine: routine, layout: layout, options: options,
      played: played(until: frame))
  }
}
