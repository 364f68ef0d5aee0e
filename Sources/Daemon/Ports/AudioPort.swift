// What the daemon needs of the audio thread: orders in its own words, answered by the stream's
// report. So the conducting code is tested without a thread and without a card.

import Planning
import Routines
import Sessions
import Sounds

/// How loud a reminder rings: the first time lower, so that nobody is startled.
package enum Ring: Hashable, Sendable {
  case first, second
}

/// A timeline with all that is spoken in it. The audio thread remembers no voices: whoever orders
/// another timeline gives them again.
package struct SpokenTimeline: Hashable, Sendable {
  package var timeline: Timeline
  package var voices: [Utterance: Voice]

  package init(_ timeline: Timeline, voices: [Utterance: Voice] = [:]) {
    self.timeline = timeline
    self.voices = voices
  }
}

/// An order to the audio thread. It takes effect at the first frame that is not yet written.
package enum AudioOrder: Hashable, Sendable {
  /// Opens the device and plays from the first frame.
  case play(SpokenTimeline)
  case session(StreamOrder<SpokenTimeline>)
  case ring(Ring)
  /// Says something when what rings has died away.
  case say([Voice])
  /// Ends a ring; a session is not touched.
  case silence
  case volume(Volume)
  /// The ALSA device for the next time that one is opened.
  case device(String)
  /// The sounds of what is played from now on.
  case theme(Theme)
}

/// The audio thread as the daemon sees it. Every call returns at once.
package protocol AudioPort: AnyObject {
  func submit(_ order: AudioOrder) -> Ticket
  var report: StreamReport { get }
}
