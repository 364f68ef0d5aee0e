// Where the two threads meet: orders one way, the newest status the other. The lock is held for a
// copy, and never while anything is rendered, written or waited for. The audio thread takes nothing
// from the heap here and gives nothing back to it.

import Sessions
import Synchronization

final class Mailbox: Sendable {
  private struct Contents: Sendable {
    var orders: [(Ticket, PlaybackOrder)] = []
    var last = Ticket.none
    var status = PlaybackStatus()
    /// What is heard when, as it was in the last status that was news.
    var reported: Anchor?
    var hasQuit = false

    init() { orders.reserveCapacity(Mailbox.capacity) }
  }

  /// Room for orders that is made ahead; more of them make more.
  private static let capacity = 64
  /// 20 ms: a place that is off by more is news.
  private static let tolerance: Int64 = 20_000_000

  /// Protects everything that both threads see.
  private let contents = Mutex(Contents())
  /// Wakes the audio thread.
  let orders = Bell()
  /// Wakes the owner's loop.
  let news = Bell()

  // MARK: The owner's side

  /// - Returns: the order's ticket, by which the report shows that it has taken effect.
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

  func quit() {
    contents.withLock { $0.hasQuit = true }
    orders.ring()
  }

  // MARK: The audio thread's side

  var hasQuit: Bool { contents.withLock { $0.hasQuit } }

  /// The oldest order that was not taken yet. Its owner keeps what it holds (`LentSounds`).
  func nextOrder() -> (Ticket, PlaybackOrder)? {
    contents.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
  }

  /// Publishes the status, and wakes the owner if there is something that it waits for.
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

  /// Where it is, is compared by itself: most turns move it, and by what was to be expected.
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
