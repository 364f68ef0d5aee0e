// Has words spoken: those of a session before it begins, and those of a reminder while it rings.
// The speech program may be missing, slow or broken; then fewer words are spoken, and nothing waits
// for them.

import ConfigFiles
import Planning
import Routines
import Sessions
import Sounds
import Speech

package final class Narrator {
  /// Nil in tests, where only tones are played.
  private let speech: (any SpeechPort)?
  private let history: History

  /// How long a start waits for its words; those done later are spoken in later steps.
  private static let startWaits = Duration.milliseconds(1500)
  /// How long the words of a reminder are waited for; they should follow closely on its ring.
  private static let ringWaits = Duration.seconds(5)
  /// The name of the stored value that records whether the advice on speech was shown.
  private static let adviceKey = "told how to get speech"

  package init(_ speech: (any SpeechPort)?, history: History) {
    self.speech = speech
    self.history = history
  }

  /// Whether texts are spoken.
  package var speaks: Bool { speech?.isThere ?? false }

  func take(_ configuration: Configuration) { speech?.program = configuration.speechProgram }

  /// Lays out a session with the words that can be spoken; at once if none can.
  /// - Parameters:
  ///   - ready: called once.
  ///   - late: called with the words that were done after that.
  func prepare(
    _ session: SpokenSession, _ configuration: Configuration,
    ready: @escaping (Timeline, [Utterance: Voice]) -> Void,
    late: @escaping ([Utterance: Voice]) -> Void
  ) {
    let wanted = session.utterances.filter { speaks || $0.text == nil }
    guard let speech, !wanted.isEmpty else { return ready(session.timeline([:]), [:]) }
    speech.prepare(
      wanted, within: Self.startWaits,
      ready: { voices in
        let voices = configuration.levelled(voices)
        ready(session.timeline(voices), voices)
      },
      late: { late(configuration.levelled($0)) })
  }

  /// Has the name and length of what is due spoken: `Lower back. Ten minutes.`
  /// - Parameter say: called with the voices, in the order in which they are spoken.
  func announce(
    _ session: SpokenSession, _ configuration: Configuration, say: @escaping ([Voice]) -> Void
  ) {
    guard let speech, speaks else { return }
    let words = session.announcement
    speech.prepare(
      words, within: Self.ringWaits,
      ready: { voices in
        let voices = configuration.levelled(voices)
        let said = words.compactMap { voices[$0] }
        if !said.isEmpty { say(said) }
      }, late: { _ in })
  }

  /// Advice on how to get speech, shown once ever; empty if it was shown or is not needed.
  func takeAdvice(_ configuration: Configuration) -> [String] {
    guard speech != nil, !speaks, configuration.settings.speech.guide != .tones,
      history.value(Self.adviceKey) == nil
    else { return [] }
    history.setValue("1", for: Self.adviceKey)
    let program = configuration.settings.speech.command?.first
    return [
      program.map { "the speech program “\($0)” in the settings is missing; only tones are played" }
        ?? "Limber can also speak: install espeak-ng (this is shown once)"
    ]
  }
}
