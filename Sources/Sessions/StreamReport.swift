// What the stream reports to whoever gives it orders: the answer to `StreamOrder`. It is said once,
// here, because the audio thread writes it and the daemon decides by it.

/// Counts the orders to the stream. They take effect in their order, so a report that has applied
/// a ticket has applied every one before it.
package struct Ticket: Hashable, Comparable, Sendable {
  package var number: UInt64

  package init(_ number: UInt64) { self.number = number }

  /// Before the first order.
  package static let none = Ticket(0)
  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  package var next: Ticket { Ticket(number + 1) }
  /// Of an order, not of `none`.
  package var previous: Ticket { Ticket(number - 1) }
}

/// Where the sound goes.
package enum DeviceState: Hashable, Sendable {
  /// Nothing is being played.
  case closed
  case open
  /// The same timeline runs on in silence, and the device is tried again; the sentence says why.
  case absent(String)
}

/// The stream's newest word.
package struct StreamReport: Hashable, Sendable {
  /// The last order that has taken effect; one that plays something has once the device was
  /// opened, or was found missing.
  package var applied: Ticket
  /// What is heard when; nil when nothing is loaded.
  package var anchor: Anchor?
  /// Whether the last frame of what was played was heard, or it was stopped.
  package var sessionEnded: Bool
  package var device: DeviceState
  /// Underruns since the stream was made.
  package var xruns: Int
  /// Cues of what is played that were dropped because they were late.
  package var lateCues: Int
  /// Of the last ring: whether its first frame was handed over to a device; nil while it was not
  /// handed over yet.
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
