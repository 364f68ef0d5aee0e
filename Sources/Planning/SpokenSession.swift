// A routine with its words: what is to be said in it, and the timeline when that has been spoken.

import ConfigFiles
import Routines
import Sessions
import Sounds

/// A routine about to be performed.
package struct SpokenSession {
  package let routine: Routine
  private let options: CompileOptions

  /// - Parameters:
  ///   - routine: with today's doses.
  ///   - lead: silence before its start.
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

  /// Everything that may be said, what comes first first.
  package var utterances: [Utterance] {
    let timeline = estimated
    return timeline.words.map(\.utterance) + timeline.waits.flatMap(\.words)
  }

  /// `Lower back. Ten minutes.`
  package var announcement: [Utterance] {
    guard let name = options.introduction.first else { return [] }
    return [name, Phrases.length(reckonedLength(speaks: true))]
  }

  /// About how long it takes, before anything was spoken.
  package func reckonedLength(speaks: Bool) -> Milliseconds {
    (speaks ? estimated : timeline([:])).length.milliseconds
  }

  private var estimated: Timeline {
    var options = options
    options.timing.estimates = true
    return Timeline(compiling: routine, options: options)
  }

  /// - Parameter voices: what has been spoken of it; all else is silent.
  package func timeline(_ voices: [Utterance: Voice]) -> Timeline {
    var options = options
    options.timing.spoken = voices.lengths
    return Timeline(compiling: routine, options: options)
  }
}
