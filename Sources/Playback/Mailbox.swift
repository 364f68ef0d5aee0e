// The exchange between the two threads: orders one way, the newest status the other. The lock is
// held only for a copy, never while rendering, writing or waiting. The audio thread neither
// allocates nor frees memory here.

import Sessions
import Synchronization

final class Mailbox: Sendable {
  private struct Contents: Sendable {
    var orders: [(Ticket, PlaybackOrder)] = []
    var last = Ticket.none
    var status = PlaybackStatus()
    /// The anchor of the last status that was reported as news.
    var reported: Anchor?
    var hasQuit = false

    init() { orders.reserveCapacity(Mailbox.capacity) }
  }

  /// How many orders memory is reserved for; more orders make the array grow, on the owner's
  /// thread.
  private static let capacity = 64
  /// In nanoseconds, 20 ms: if the position differs by more from what was expected, that is news.
  private static let tolerance: Int64 = 20_000_000

  /// Protects everything that both threads use.
  private let contents = Mutex(Contents())
  /// Wakes the audio thread.
  let orders = Bell()
  /// Wakes the owner's loop.
  let news = Bell()

  // MARK: The owner's side

  /// - Returns: the order's ticket. The order has taken effect once the report's `applied` reaches
  ///   it.
  func submit(_ order: PlaybackOrder) -> Ticket {
    let ticket = contents.withLock { contents in
      contents.last = contents.last.next
      contents.orders.append((contents.last, order))
      return contents.last
    }
    orders.ring()
    return ticket
  }

  var status: PlaybackStatus { contents.withLock { $0.status } }

  /// Makes the audio thread's loop return.
  func quit() {
    contents.withLock { $0.hasQuit = true }
    orders.ring()
  }

  // MARK: The audio thread's side

  var hasQuit: Bool { contents.withLock { $0.hasQuit } }

  /// The oldest order not yet taken. The owner keeps what it carries (`LentSounds`).
  func nextOrder() -> (Ticket, PlaybackOrder)? {
    contents.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
  }

  /// Publishes the status, and wakes the owner if anything has changed that it waits for.
  func publish(_ status: PlaybackStatus) {
    let isNews = contents.withLock { contents in
      let isNews =
        Self.differs(contents.status.report, status.report)
        || contents.status.needed != status.needed
        || contents.status.isRealTime != status.isRealTime
        || Self.differs(contents.reported, status.report.anchor)
      contents.status = status
      if isNews { contents.reported = status.report.anchor }
      return isNews
    }
    if isNews { news.ring() }
  }

  /// Without the anchor, which is compared separately: it changes at most turns, and normally as
  /// expected.
  private static func differs(_ before: StreamReport, _ now: StreamReport) -> Bool {
    before.applied != now.applied || before.sessionEnded != now.sessionEnded
      || before.device != now.device || before.xruns != now.xruns
      || before.ringHeard != now.ringHeard
  }

  private static func differs(_ before: Anchor?, _ now: Anchor?) -> Bool {
    guard let before, let now, before.moves, now.moves else {
      return (before?.moves ?? false) != (now?.moves ?? false)
    }
    let origin = { (anchor: Anchor) in
      anchor.at.nanoseconds - FrameCount(anchor.frame.index).nanoseconds
    }
    return abs(origin(before) - origin(now)) > tolerance
  }
}
