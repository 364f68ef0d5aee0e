// The sounds that orders carry to the audio thread. Their owner keeps each until the thread has
// said that it needs it no more: so the last one to let go, who gives the memory back, is the
// owner.

struct LentSounds {
  private var orders: [(number: OrderNumber, order: PlaybackOrder)] = []

  /// Keeps what an order carries, if it carries anything.
  mutating func lend(_ order: PlaybackOrder, as number: OrderNumber) {
    switch order {
    case .play, .replace, .ring, .say, .device: orders.append((number, order))
    case .pause, .resume, .stop, .seek, .silence, .gain, .nothing: break
    }
  }

  /// - Parameter needed: the thread holds nothing of the orders before this one.
  mutating func letGo(before needed: OrderNumber) { orders.removeAll { $0.number < needed } }

  var isEmpty: Bool { orders.isEmpty }
}
