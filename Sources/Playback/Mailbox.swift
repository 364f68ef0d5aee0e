// Where the two threads meet: orders one way, the newest status the other. The lock is held for a
// copy, and never while anything is rendered, written or waited for. The audio thread takes nothing
// from the heap here and gives nothing back to it.

import Sessions
import Synchronization

final class Mailbox: Sendable {
  private struct Contents: Sendable {
    var orders: [(OrderNumber, PlaybackOrder)] = []
    var lastNumber = OrderNumber(0)
    var status = PlaybackStatus()
    /// What is heard when, as the owner was told last.
    var told: Anchor?
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

  func submit(_ order: PlaybackOrder) -> OrderNumber {
    let number = contents.withLock { contents in
      contents.lastNumber = OrderNumber(contents.lastNumber.number + 1)
      contents.orders.append((contents.lastNumber, order))
      return contents.lastNumber
    }
    orders.ring()
    return number
  }

  var status: PlaybackStatus { contents.withLock { $0.status } }

  func quit() {
    contents.withLock { $0.hasQuit = true }
    orders.ring()
  }

  // MARK: The audio thread's side

  var hasQuit: Bool { contents.withLock { $0.hasQuit } }

  /// The oldest order that was not taken yet. Its owner keeps what it holds (`LentSounds`).
  func nextOrder() -> (OrderNumber, PlaybackOrder)? {
    contents.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
  }

  /// Publishes the status, and wakes the owner if there is something that it waits for.
  func publish(_ status: PlaybackStatus) {
    let isNews = contents.withLock { contents in
      let before = contents.status
      contents.status = status
      let isNews =
        before.applied != status.applied || before.hasEnded != status.hasEnded
        || before.device != status.device || before.xruns != status.xruns
        || before.needed != status.needed || before.ringHeard != status.ringHeard
        || before.isRealTime != status.isRealTime
        || Self.differs(contents.told, status.anchor)
      if isNews { contents.told = status.anchor }
      return isNews
    }
    if isNews { news.ring() }
  }

  private static func differs(_ told: Anchor?, _ now: Anchor?) -> Bool {
    guard let told, let now, told.moves, now.moves else {
      return (told?.moves ?? false) != (now?.moves ?? false)
    }
    let origin = { (anchor: Anchor) in
      anchor.at.nanoseconds - FrameCount(anchor.frame.index).nanoseconds
    }
    return abs(origin(told) - origin(now)) > tolerance
  }
}
