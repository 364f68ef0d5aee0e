// What the daemon needs from speech, so that it is tested without a speech program. The adapter is
// the speaker itself.

import Routines
import Sounds
import Speech

/// Has texts synthesised. Every call returns at once.
package protocol SpeechPort: AnyObject {
  /// The program that speaks; nil for none.
  var program: SpeechProgram? { get set }
  /// Whether texts can be spoken; recordings can be played without a speech program.
  var isThere: Bool { get }
  /// - Parameters:
  ///   - utterances: those needed first come first.
  ///   - limit: the longest wait before `ready` is called.
  ///   - ready: called once, with the voices that are done by then.
  ///   - late: called at most once, with the voices that were done after that, when all are.
  func prepare(
    _ utterances: [Utterance], within limit: Duration,
    ready: @escaping ([Utterance: Voice]) -> Void, late: @escaping ([Utterance: Voice]) -> Void)
}

extension Speaker: SpeechPort {}
