// Spoken words for a command. Speech needs an event loop, which a command does not have, so one
// runs here until everything is spoken. Spoken words are stored in the same place as the daemon's,
// so that a rendered session says the same as a live one, and nothing is spoken twice.

import ConfigFiles
import Console
import Planning
import Routines
import Service
import Sessions
import Sounds
import Speech

extension Places {
  /// A session with its words, as it would be played now.
  package func spoken(
    _ routine: Routine, _ configuration: Configuration
  ) -> (timeline: Timeline, voices: [Utterance: Voice]) {
    let past = practice()
    let session = SpokenSession(configuration.today(routine, past), configuration, past)
    let voices = voices(for: session.utterances, configuration) {
      Console.complain("limber: \($0)")
    }
    return (session.timeline(voices), voices)
  }

  /// Has texts spoken, and waits for them, each for as long as a program may take.
  /// - Parameters:
  ///   - shelf: where they are kept; nil: where sessions look for them.
  ///   - complain: told of what could not be spoken; a program that is not there is none.
  package func voices(
    for utterances: [Utterance], _ configuration: Configuration, in shelf: VoiceShelf? = nil,
    complain: @escaping (String) -> Void
  ) -> [Utterance: Voice] {
    // The loop waits for its child processes through a descriptor, so the signal must be blocked.
    SignalSet.blockChildren()
    do throws(EventLoopError) {
      let loop = try EventLoop()
      let speaker = Speaker(
        loop, shelf: shelf ?? VoiceShelf(folder: voices), environment: Places.environment,
        complain: complain)
      speaker.program = configuration.speechProgram
      let wanted = utterances.filter { speaker.isThere || $0.text == nil }
      guard !wanted.isEmpty else { return [:] }
      var spoken: [Utterance: Voice] = [:]
      speaker.prepare(wanted, within: Self.patience) {
        spoken = $0
        loop.exit()
      }
      _ = try loop.run()
      return configuration.levelled(spoken)
    } catch {
      complain("nothing is spoken: \(error)")
      return [:]
    }
  }

  /// The limit for all texts together: enough for a hundred sentences of a slow program. One that
  /// hangs is given up much earlier.
  private static let patience = Duration.seconds(600)
}
