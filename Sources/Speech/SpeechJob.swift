// What the program is to speak, and what becomes of a text that it fails on: some programs speak
// one sentence and crash at two. Such a text is tried again one sentence at a time. A pure value:
// the speaker runs the program.

import Routines
import Sounds

/// A text, or one of its sentences after the program has failed on the entire text.
struct SpeechJob {
  let utterance: Utterance
  /// The program's path.
  let path: String
  /// What is run now.
  let run: SpeechProgram.Run
  /// About how long it takes to say it.
  let length: Duration
  /// Whether this is one sentence of several.
  let isSentence: Bool

  private let program: SpeechProgram
  private let text: String
  private let language: String
  /// The sentences after this one,
  private let rest: ArraySlice<String>
  /// and what was spoken before it.
  private let spoken: [Voice]

  /// What follows a run.
  enum Step {
    case next(SpeechJob)
    /// - Parameters:
    ///   - voice: nil: nothing was spoken.
    ///   - isWhole: whether nothing is missing, so that it can be kept.
    case done(Voice?, isWhole: Bool)
  }

  /// - Returns: nil for a recording, which no program speaks.
  init?(_ utterance: Utterance, by program: SpeechProgram, at path: String) {
    guard case .text(let text, let language) = utterance else { return nil }
    self.init(utterance, program, path, text, language)
  }

  private init(
    _ utterance: Utterance, _ program: SpeechProgram, _ path: String, _ text: String,
    _ language: String, isSentence: Bool = false, rest: ArraySlice<String> = [],
    spoken: [Voice] = []
  ) {
    (self.utterance, self.program, self.path) = (utterance, program, path)
    (self.text, self.language) = (text, language)
    (self.isSentence, self.rest, self.spoken) = (isSentence, rest, spoken)
    run = program.run(saying: text, in: language)
    length = .milliseconds(Utterance.text(text, language: language).estimate.count)
  }

  /// The cache's key of the entire text.
  var key: String {
    guard case .text(let text, let language) = utterance else { return run.key }
    return program.run(saying: text, in: language).key
  }

  /// Whether a failure of it is not the last word.
  var hasSentences: Bool { !isSentence && Sentences.of(text).count > 1 }

  /// After it was spoken.
  func step(after voice: Voice) -> Step {
    guard let next = rest.first else {
      return .done(Voice.joined(spoken + [voice]), isWhole: true)
    }
    return .next(sentence(next, rest.dropFirst(), spoken + [voice]))
  }

  /// After the program has failed on it. What follows a sentence that is missing is left out:
  /// without it, that could mislead.
  var stepAfterFailure: Step {
    let sentences = Sentences.of(text)
    guard !isSentence, sentences.count > 1 else { return end }
    return .next(sentence(sentences[0], sentences.dropFirst(), []))
  }

  /// Where nothing more is tried.
  var end: Step { .done(spoken.isEmpty ? nil : Voice.joined(spoken), isWhole: false) }

  private func sentence(
    _ text: String, _ rest: ArraySlice<String>, _ spoken: [Voice]
  ) -> SpeechJob {
    SpeechJob(
      utterance, program, path, text, language, isSentence: true, rest: rest, spoken: spoken)
  }
}
