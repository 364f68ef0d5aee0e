// A routine with its words: the texts to be spoken, and the timeline once they have been.

import ConfigFiles
import Routines
import Sessions
import Sounds

/// A routine that is about to be performed.
package struct SpokenSession {
  package let routine: Routine
  private let options: CompileOptions

  /// - Parameters:
  ///   - routine: the routine with today's doses.
  ///   - lead: the silence before its start.
  package init(
    _ routine: Routine, _ configuration: Configuration, _ history: ExerciseHistory,
    lead: Milliseconds = .zero
  ) {
    self.routine = routine
    var options = CompileOptions(
      timing: configuration.timing, lead: lead, progress: configuration.settings.progress)
    options.timing.guide.practised = history.timesDone
    var estimated = options.timing
    estimated.estimates = true
    let guide = estimated.under(routine).guide
    options.introduction = guide.introduction(to: routine, length: estimated.length(of: routine))
    self.options = options
  }

  /// Everything that may be spoken, in order of time, so that it can be prepared in that order.
  package var utterances: [Utterance] {
    let timeline = estimated
    return timeline.words.map(\.utterance) + timeline.waits.flatMap(\.words)
  }

  /// `Lower back. Ten minutes.`
  package var announcement: [Utterance] {
    guard let name = options.introduction.words.first else { return [] }
    return [name, Phrases.length(reckonedLength(speaks: true))]
  }

  /// An estimate of its length, before anything was spoken.
  package func reckonedLength(speaks: Bool) -> Milliseconds {
    (speaks ? estimated : timeline([:])).length.milliseconds
  }

  private var estimated: Timeline {
    var options = options
    options.timing.estimates = true
    return Timeline(compiling: routine, options: options)
  }

  /// - Parameter voices: the utterances that have been spoken; the others stay silent.
  package func timeline(_ voices: [Utterance: Voice]) -> Timeline {
    var options = options
    options.timing.spoken = voices.lengths
    return Timeline(compiling: routine, options: options)
  }
}
