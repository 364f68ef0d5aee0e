// What the daemon needs of speech. The adapter is the speaker itself.

import Routines
import Sounds
import Speech

/// Has texts spoken. Every call returns at once.
package protocol SpeechPort: AnyObject {
  var program: SpeechProgram? { get set }
  /// Whether texts can be spoken at all; recordings can.
  var isThere: Bool { get }
  /// - Parameters:
  ///   - utterances: those needed first come first.
  ///   - limit: how long is waited for.
  ///   - ready: called with what is there; once.
  ///   - late: called with what came after that, when it is complete; once, if anything did.
  func prepare(
    _ utterances: [Utterance], within limit: Duration,
    ready: @escaping ([Utterance: Voice]) -> Void, late: @escaping ([Utterance: Voice]) -> Void)
}

extension Speaker: SpeechPort {}
