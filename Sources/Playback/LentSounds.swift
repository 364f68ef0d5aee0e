// The sounds that orders carry to the audio thread. The owner keeps each until the thread reports
// that it no longer needs it. So the owner always releases the last reference and frees the memory,
// which a real-time thread must not do.

import Sessions

struct LentSounds {
  private var orders: [(ticket: Ticket, order: PlaybackOrder)] = []

  /// Keeps an order that carries memory.
  mutating func lend(_ order: PlaybackOrder, as ticket: Ticket) {
    switch order {
    case .play, .session(.replace), .ring, .say, .device: orders.append((ticket, order))
    case .session, .silence, .gain, .nothing: break
    }
  }

  /// - Parameter needed: the oldest order of which the thread may still hold something.
  mutating func letGo(before needed: Ticket) { orders.removeAll { $0.ticket < needed } }

  /// The programme that was lent last; nil once it was released.
  var programme: Programme? {
    for (_, order) in orders.reversed() {
      switch order {
      case .play(let programme), .session(.replace(let programme)): return programme
      default: continue
      }
    }
    return nil
  }

  var isEmpty: Bool { orders.isEmpty }
}
