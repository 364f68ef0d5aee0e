// What the audio thread is told, and what it tells: small values that cross by copy.

import Sessions
import Sounds

/// Counts orders from 1.
package struct OrderNumber: Hashable, Comparable, Sendable {
  package var number: UInt64
  package init(_ number: UInt64) { self.number = number }
  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// Takes effect at the first frame that is not yet written.
package enum PlaybackOrder: Sendable {
  case play(Programme)
  case pause, resume, stop
  case seek(TimelinePlace)
  /// Goes on with a programme that is the same up to what was handed over.
  case replace(Programme)
  /// Sounds by itself, over whatever plays, this much louder than the tone is.
  case ring(Tone, decibels: Double)
  /// Sounds by itself when every other single sound has died away.
  case say(Tone)
  case silence
  /// The factor for everything that is heard.
  case gain(Float)
  /// The ALSA device for the next time that one is opened.
  case device(String)
  /// Is only numbered.
  case nothing
}

package struct PlaybackStatus: Hashable, Sendable {
  package enum Device: Hashable, Sendable {
    /// Nothing is being played.
    case closed
    case open
    /// Why; the timeline goes on in silence, and the device is tried again.
    case absent(String)
  }

  /// The last order that has taken effect, with the device opened or found missing for it.
  package var applied = OrderNumber(0)
  /// The audio thread holds no sound of an order before this one.
  var needed = OrderNumber(1)
  /// What is heard when; nil while no programme is loaded.
  package var anchor: Anchor?
  /// The last frame of the programme was heard, or it was stopped.
  package var hasEnded = false
  package var device = Device.closed
  /// What the device that was opened last refused, so that libasound converts for it; nil: nothing.
  package var refusal: PCMError?
  /// From a write to the ear, by the device's newest word; nil: it does not tell.
  package var latency: FrameCount?
  package var xruns = 0
  package var lateCues = 0
  /// Of the last `ring`: whether its first frame went to a device; nil: not handed over yet.
  package var ringHeard: Bool?

  /// Whether the system gave the thread real-time priority; without it, a busy machine may make the
  /// card run dry.
  package var isRealTime = true

  package init() {}
}
