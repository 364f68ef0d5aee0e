// What the stream reports about its orders, the counterpart of `StreamOrder`. Defined here because
// both the audio thread, which writes it, and the daemon, which acts on it, need it.

/// The number of an order to the stream. Orders take effect in sequence, so a report that has
/// applied a ticket has applied all earlier ones.
package struct Ticket: Hashable, Comparable, Sendable {
  package var number: UInt64

  package init(_ number: UInt64) { self.number = number }

  /// Before the first order.
  package static let none = Ticket(0)
  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  package var next: Ticket { Ticket(number + 1) }
  /// Must not be called on `none`.
  package var previous: Ticket { Ticket(number - 1) }
}

/// The state of the sound device.
package enum DeviceState: Hashable, Sendable {
  /// Nothing is being played.
  case closed
  case open
  /// The timeline runs on in silence, and the device is tried again; with the reason, as a
  /// sentence.
  case absent(String)
}

/// The stream's newest report.
package struct StreamReport: Hashable, Sendable {
  /// The last order that has taken effect. An order to play takes effect once the device was opened
  /// or found to be missing.
  package var applied: Ticket
  /// What is heard when; nil if nothing is loaded.
  package var anchor: Anchor?
  /// Whether the session has ended: its last frame was heard, or it was stopped.
  package var sessionEnded: Bool
  package var device: DeviceState
  /// Underruns since the stream was made.
  package var xruns: Int
  /// Cues of the current session that were dropped because they were late.
  package var lateCues: Int
  /// Whether the first frame of the last ring went to a device; nil until it is written.
  package var ringHeard: Bool?

  package init(
    applied: Ticket = .none, anchor: Anchor? = nil, sessionEnded: Bool = false,
    device: DeviceState = .closed, xruns: Int = 0, lateCues: Int = 0, ringHeard: Bool? = nil
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
