// From a routine to a timeline: phases first, then the cues that follow from them.

import Routines

/// What changes the timing of a routine besides the routine itself.
package struct CompileOptions: Hashable, Sendable {
  package var timing: Timing
  /// Silence before the start figure, to get to the mat in.
  package var lead: Milliseconds

  package init(timing: Timing = Timing(), lead: Milliseconds = .zero) {
    self.timing = timing
    self.lead = lead
  }

  package init(paceThousandths: Int) { self.init(timing: Timing(paceThousandths: paceThousandths)) }
}

extension Timeline {
  /// Compiles a routine: a pure function of its arguments. Both sides of an exercise are laid out
  /// by the same code with the same dose, so they are equally long by construction.
  package init(compiling routine: Routine, options: CompileOptions = CompileOptions()) {
    var options = options
    options.timing = options.timing.under(routine)
    var layout = PhaseLayout(options: options)
    for step in routine.unrolled { layout.add(step) }
    layout.finish()
    self.init(routine: routine.id, layout: layout, options: options)
  }

  /// - Parameter played: cues that stay as they were, because they were heard: those before a
  ///   frame.
  init(
    routine: String, layout: PhaseLayout, options: CompileOptions, played: PlayedCues = .none
  ) {
    let cues = CueSheet(layout.phases, lead: options.lead, played: played).cues
    self.init(
      routine: routine, phases: layout.phases, cues: cues, steps: layout.steps,
      waits: layout.waits, options: options)
  }
}
