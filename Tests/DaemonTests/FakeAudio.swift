// An audio thread that does what the test says, and keeps what it was ordered.

import Sessions

@testable import Daemon

final class FakeAudio: AudioPort {
  var report = StreamReport()
  var orders: [AudioOrder] = []

  func submit(_ order: AudioOrder) -> Ticket {
    orders.append(order)
    return Ticket(UInt64(orders.count))
  }

  /// Everything that was ordered takes effect.
  func apply(anchor: Anchor? = nil) {
    report.applied = Ticket(UInt64(orders.count))
    if let anchor { report.anchor = anchor }
  }
}
