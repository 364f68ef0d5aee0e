// What is passed by copy between the audio thread and its owner: orders one way; the other way the
// stream's report, with facts that only exist for a real thread and device.

import Sessions
import Sounds

/// An order to the audio thread. It takes effect at the first frame not yet written.
package enum PlaybackOrder: Sendable {
  /// Plays a programme from its first frame.
  case play(Programme)
  /// A command to the current programme.
  case session(StreamOrder<Programme>)
  /// Plays a single sound over everything else, with a gain in decibels.
  case ring(Tone, decibels: Double)
  /// Plays a single sound after all other single sounds have ended.
  case say(Tone)
  /// Fades out all single sounds.
  case silence
  /// Sets the factor for all samples: 0 is silence, 1 is full volume.
  case gain(Float)
  /// Sets the ALSA device to use from the next opening on.
  case device(String)
  /// Does nothing, but gets a ticket.
  case nothing
}

package struct PlaybackStatus: Hashable, Sendable {
  package var report = StreamReport()
  /// The oldest order whose sounds the audio thread may still hold.
  var needed = Ticket.none.next
  /// What the device that was last opened refused, so that libasound converts; nil if nothing.
  package var refusal: PCMError?
  /// The latency by the device's newest report; nil if it is unknown.
  package var latency: FrameCount?
  /// Whether the thread has real-time priority. Without it, a busy machine may cause underruns.
  package var isRealTime = true

  package init() {}
}
