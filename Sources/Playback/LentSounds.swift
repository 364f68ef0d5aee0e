// The sounds that orders carry to the audio thread. Their owner keeps each until the thread has
// reported that it needs it no more: so it is always the owner who lets go last and gives the
// memory back, which a real-time thread must not do.

import Sessions

struct LentSounds {
  private var orders: [(ticket: Ticket, order: PlaybackOrder)] = []

  /// Keeps what an order carries, if it carries anything.
  mutating func lend(_ order: PlaybackOrder, as ticket: Ticket) {
    switch order {
    case .play, .session(.replace), .ring, .say, .device: orders.append((ticket, order))
    case .session, .silence, .gain, .nothing: break
    }
  }

  /// - Parameter needed: the thread holds nothing of the orders before this one.
  mutating func letGo(before needed: Ticket) { orders.removeAll { $0.ticket < needed } }

  /// The programme that was lent last; nil once it was let go.
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
