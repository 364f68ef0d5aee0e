// What the daemon needs of the audio thread, said in its own words, so that the conducting code
// is tested without a thread and without a card. The adapter lives beside the playback thread's.

import Planning
import Routines
import Sessions
import Sounds

/// Counts orders: a report that has applied a ticket has applied every one before it.
package struct Ticket: Hashable, Comparable, Sendable {
  package var number: UInt64

  package init(_ number: UInt64) { self.number = number }

  package static let none = Ticket(0)
  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// How loud a reminder rings: the first time lower, so that nobody is startled.
package enum Ring: Hashable, Sendable {
  case first, second
}

/// An order to the audio thread. It takes effect at the first frame that is not yet written.
package enum AudioOrder: Hashable, Sendable {
  /// Opens the device and plays from the first frame.
  case play(Timeline)
  case session(StreamOrder)
  case ring(Ring)
  /// Says something when what rings has died away.
  case say([Voice])
  /// What is spoken in the next session, or also in the one that is on.
  case voices([Utterance: Voice])
  /// Ends a ring; a session is not touched.
  case silence
  case level(Level)
  /// The ALSA device for the next time that one is opened.
  case device(String)
  /// The sounds of what is played from now on.
  case theme(Theme)
}

/// Where the sound goes.
package enum AudioDevice: Hashable, Sendable {
  /// Nothing is being played.
  case closed
  case open
  /// The same timeline runs on in silence; the sentence says why.
  case absent(String)
}

/// The audio thread's newest word.
package struct AudioReport: Hashable, Sendable {
  /// The last order that has taken effect; a `play` has once the device was opened, or was found
  /// missing.
  package var applied: Ticket
  /// What is heard when; nil when no session is loaded.
  package var anchor: Anchor?
  /// Whether the last frame of the session was heard.
  package var sessionEnded: Bool
  package var device: AudioDevice
  package var xruns: Int
  package var lateCues: Int
  /// Of the last ring: whether its first frame was handed over to a device, or nil while it was
  /// not handed over yet.
  package var ringHeard: Bool?

  package init(
    applied: Ticket = .none, anchor: Anchor? = nil, sessionEnded: Bool = false,
    device: AudioDevice = .closed, xruns: Int = 0, lateCues: Int = 0, ringHeard: Bool? = nil
  ) {
    self.applied = applied
    self.anchor = anchor
    self.sessionEnded = sessionEnded
    self.device = device
    self.xruns = xruns
    self.lateCues = lateCues
    self.ringHeard = ringHeard
  }
}

/// The audio thread as the daemon sees it. Every call returns at once.
package protocol AudioPort: AnyObject {
  func submit(_ order: AudioOrder) -> Ticket
  var report: AudioReport { get }
}
