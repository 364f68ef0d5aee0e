// What crosses between the audio thread and its owner, by copy: orders one way, and the other way
// the stream's report with what only a thread and a real device know.

import Sessions
import Sounds

/// Takes effect at the first frame that is not yet written.
package enum PlaybackOrder: Sendable {
  case play(Programme)
  /// To the programme that is played.
  case session(StreamOrder<Programme>)
  /// Sounds by itself, over whatever plays, this much louder than the tone is.
  case ring(Tone, decibels: Double)
  /// Sounds by itself when every other single sound has died away.
  case say(Tone)
  case silence
  /// The factor for everything that is heard.
  case gain(Float)
  /// The ALSA device for the next time that one is opened.
  case device(String)
  /// Only gets its ticket.
  case nothing
}

package struct PlaybackStatus: Hashable, Sendable {
  package var report = StreamReport()
  /// The audio thread holds no sound of an order before this one.
  var needed = Ticket.none.next
  /// What the device that was opened last refused, so that libasound converts for it; nil: nothing.
  package var refusal: PCMError?
  /// From a write to the ear, by the device's newest report; nil: it is unknown.
  package var latency: FrameCount?
  /// Whether the system gave the thread real-time priority; without it, a busy machine may cause
  /// underruns.
  package var isRealTime = true

  package init() {}
}
