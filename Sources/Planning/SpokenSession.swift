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
    options.timing.guide.explainsTones = configuration.explainsTones(in: routine, history)
    options.introduction = Self.introduction(to: routine, options)
    self.options = options
  }

  /// It names the length that the session has with it, so it is laid out twice.
  private static func introduction(
    to routine: Routine, _ options: CompileOptions
  ) -> Introduction {
    var options = options
    options.timing.estimates = true
    let guide = options.timing.under(routine).guide
    options.introduction = guide.introduction(to: routine, length: .seconds(600))
    let length = Timeline(compiling: routine, options: options).length.milliseconds
    return guide.introduction(to: routine, length: length)
  }

  /// Everything that may be spoken, in order of time, so that it can be prepared in that order.
  package var utterances: [Utterance] {
    let timeline = estimated
    return timeline.words.map(\.utterance) + timeline.waits.flatMap(\.words)
  }

  /// `Lower back. Ten minutes.`
  package var announcement: [Utterance] {
    guard let name = options.timing.guide.name(of: routine) else { return [] }
    return [name, options.timing.guide.phrases.length(reckonedLength(speaks: true))]
  }

  /// An estimate of its length, before anything was spoken.
  package func reckonedLength(speaks: Bool) -> Milliseconds {
    (speaks ? estimated : timeline([:])).length.milliseconds
  }

  /// With every word, each as long as it usually is: for plans made before anything is spoken.
  package var estimated: Timeline {
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

extension Configuration {
  /// Whether a session says what its tones mean: as the settings have it, and by default once in a
  /// person's first session and in their first `quick-start`.
  fileprivate func explainsTones(in routine: Routine, _ history: ExerciseHistory) -> Bool {
    switch settings.speech.explainsTones {
    case .always: true
    case .never: false
    case .once:
      history.practices.isEmpty
        || routine.id == "quick-start"
          && routine.exerciseIDs.allSatisfy { history.timesDone[$0] == nil }
    }
  }
}
