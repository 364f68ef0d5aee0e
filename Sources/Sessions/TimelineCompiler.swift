// Compiles a routine to a timeline: first the phases, then the cues and words that follow from
// them.

import Routines

/// What affects the timing of a routine besides the routine itself.
package struct CompileOptions: Hashable, Sendable {
  package var timing: Timing
  /// Silence before the start figure, to get to the mat.
  package var lead: Milliseconds
  /// What is heard during a long hold.
  package var progress: HoldProgress
  /// What is spoken before the first step.
  package var introduction: Introduction
  /// The number of different exercises; spoken with the number of each.
  var exercises = 0

  package init(
    timing: Timing = Timing(), lead: Milliseconds = .zero, progress: HoldProgress = .breath,
    introduction: Introduction = Introduction()
  ) {
    self.timing = timing
    self.lead = lead
    self.progress = progress
    self.introduction = introduction
  }

  package init(paceThousandths: Int) { self.init(timing: Timing(paceThousandths: paceThousandths)) }
}

extension Timeline {
  /// Compiles a routine: a pure function of its arguments. Both sides of an exercise are laid out
  /// by the same code with the same dose, so they are equally long by construction.
  package init(compiling routine: Routine, options: CompileOptions = CompileOptions()) {
    var options = options
    options.timing = options.timing.under(routine)
    options.exercises = routine.exerciseCount
    var layout = PhaseLayout(options: options)
    layout.introduce()
    for planned in routine.plan { layout.add(planned) }
    layout.finish()
    self.init(routine: routine.id, layout: layout, options: options)
  }

  init(routine: String, layout: PhaseLayout, options: CompileOptions, played: Played = .none) {
    self.init(
      routine: routine, phases: layout.phases, steps: layout.steps, waits: layout.waits,
      options: options, played: played)
  }

  /// - Parameter played: what stays as it was, because it was already heard.
  init(
    routine: String, phases: [Phase], steps: [TimelineStep], waits: [WaitPoint],
    options: CompileOptions, played: Played
  ) {
    let marks = PhaseMarks(phases, waits: waits, options).all
    self.init(
      routine: routine, phases: phases,
      cues: CueSheet(phases, marks, options, played: played).cues,
      words: WordSheet(phases, marks, options, played: played).words, steps: steps, waits: waits,
      options: options)
  }
}

/// Cues and words of an earlier timeline: what was heard stays as it was.
struct Played {
  var cues: [Cue]
  var words: [SpokenWords]
  /// The first frame that may sound different.
  var until: FrameIndex

  static let none = Played(cues: [], words: [], until: FrameIndex(.min))
}

extension Timeline {
  /// What was heard of it before a frame.
  func played(until frame: FrameIndex) -> Played {
    Played(cues: cues, words: words, until: frame)
  }
}
