// Words for a command, which has no event loop of its own: one runs until everything is spoken.
// What a session says here it says live, since both are kept in the same place.

import ConfigFiles
import Console
import Planning
import Routines
import Service
import Sessions
import Sounds
import Speech

extension Places {
  /// A session with its words, as it would be performed now.
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
  /// - Parameter complain: told of what could not be spoken; a program that is not there is none.
  package func voices(
    for utterances: [Utterance], _ configuration: Configuration,
    complain: @escaping (String) -> Void
  ) -> [Utterance: Voice] {
    SignalSet.blockChildren()
    do throws(EventLoopError) {
      let loop = try EventLoop()
      let speaker = Speaker(
        loop, shelf: VoiceShelf(folder: voices), environment: Places.environment,
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

  /// A hundred sentences of a slow program; one that hangs is given up long before.
  private static let patience = Duration.seconds(600)
}
