// What the daemon needs from the audio thread: orders in the daemon's own terms, and the stream's
// report. With it the conductor is tested without a thread and without a sound card.

import Planning
import Routines
import Sessions
import Sounds

/// How loud a reminder rings: lower the first time, so that it does not startle.
package enum Ring: Hashable, Sendable {
  case first, second
}

/// A timeline with everything that is spoken in it. The audio thread keeps no voices, so each order
/// of a timeline includes them.
package struct SpokenTimeline: Hashable, Sendable {
  package var timeline: Timeline
  package var voices: [Utterance: Voice]

  package init(_ timeline: Timeline, voices: [Utterance: Voice] = [:]) {
    self.timeline = timeline
    self.voices = voices
  }
}

/// An order to the audio thread. It takes effect at the first frame not yet written.
package enum AudioOrder: Hashable, Sendable {
  /// Opens the device and plays from the first frame.
  case play(SpokenTimeline)
  /// Changes the session that is playing, for example pauses it or replaces its timeline.
  case session(StreamOrder<SpokenTimeline>)
  case ring(Ring)
  /// Speaks after the ring has ended.
  case say([Voice])
  /// Ends a ring; a session is not affected.
  case silence
  /// How loud everything is played, from now on.
  case volume(Volume)
  /// The ALSA device to use from the next opening on.
  case device(String)
  /// The sounds of what is played from now on.
  case theme(Theme)
}

/// The audio thread as the daemon sees it. Every call returns at once.
package protocol AudioPort: AnyObject {
  /// - Returns: a number that `report` reaches once the order has taken effect.
  func submit(_ order: AudioOrder) -> Ticket
  /// The newest report of the thread.
  var report: StreamReport { get }
}
