// What Limber says aloud: the words of a session before it begins, and of a reminder while it
// rings. Whatever speaks may be missing, slow or broken; then there are fewer words, and nothing
// waits.

import ConfigFiles
import Planning
import Routines
import Sessions
import Sounds
import Speech

package final class Narrator {
  /// Nil: only tones, for a daemon without a loop.
  private let speech: (any SpeechPort)?
  private let history: History

  /// A start waits no longer than this for its words; what comes later is said in later steps.
  private static let startWaits = Duration.milliseconds(1500)
  /// The words of a reminder come before its sound has died away, or a little later.
  private static let ringWaits = Duration.seconds(5)
  /// Of the value in the store: whether it was told how to get speech.
  private static let adviceKey = "told how to get speech"

  package init(_ speech: (any SpeechPort)?, history: History) {
    self.speech = speech
    self.history = history
  }

  /// Whether texts are spoken.
  package var speaks: Bool { speech?.isThere ?? false }

  func take(_ configuration: Configuration) { speech?.program = configuration.speechProgram }

  /// Lays a session out with what can be said of it; at once when nothing can.
  /// - Parameters:
  ///   - ready: called once.
  ///   - late: called with words that came after that.
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

  /// Says what is due: `Lower back. Ten minutes.`
  /// - Parameter say: called with the voices, in their order.
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

  /// How to get speech, told once in a person's life with Limber.
  func takeAdvice(_ configuration: Configuration) -> [String] {
    guard speech != nil, !speaks, configuration.settings.speech.guide != .tones,
      history.value(Self.adviceKey) == nil
    else { return [] }
    history.setValue("1", for: Self.adviceKey)
    let program = configuration.settings.speech.command?.first
    return [
      program.map { "the speech program “\($0)” of the settings is not there: tones alone" }
        ?? "Limber can also speak: install espeak-ng (this is shown once)"
    ]
  }
}
