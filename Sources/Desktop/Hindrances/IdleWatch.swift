// Whether there was any input in the last minutes, as reported by GNOME's compositor, even if the
// screen never blanks. Other compositors report it to logind, or not at all.

import Scheduling
import Service

/// Uses two watches of the compositor: one fires when the user has been idle for a while, the other
/// at the first input after that.
final class IdleWatch {
  private let bus: Bus
  private let part: Hindrances.Part
  private var slots: [BusSlot] = []
  /// The ids of the two watches, by which their signals are recognised.
  private var idle: UInt32?
  private var active: UInt32?

  private static let name = "org.gnome.Mutter.IdleMonitor"
  private static let path = "/org/gnome/Mutter/IdleMonitor/Core"
  /// Milliseconds without input, after which the user counts as away.
  private static let length: UInt64 = 180_000

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.bus = bus
    self.part = part
    let fired = BusSignal(from: Self.name, Self.path, Self.name, "WatchFired")
    slots.append(try bus.listen(to: fired) { [weak self] in self?.fired($0.first?.unsigned) })
    slots.append(
      try bus.listen(toOwnerOf: Self.name) { [weak self] owner in
        guard let self else { return }
        owner == nil ? forget() : watch()
      })
    watch()
  }

  /// A restarted compositor has lost the watches, so they are added again.
  private func watch() {
    forget()
    call("AddIdleWatch", [.uint64(Self.length)]) { [weak self] in self?.idle = $0 }
  }

  /// Without the compositor there are no watches, and the user counts as present.
  private func forget() {
    (idle, active) = (nil, nil)
    part.found = []
  }

  /// Both watches fire the same signal, so the ids tell them apart.
  private func fired(_ id: UInt32?) {
    guard let id else { return }
    if id == idle {
      part.found = [Hindrance(.away)]
      // It fires only once.
      call("AddUserActiveWatch", []) { [weak self] in self?.active = $0 }
    } else if id == active {
      active = nil
      part.found = []
    }
  }

  /// The compositor is never started for this: without it there is no idle time to report.
  private func call(
    _ member: String, _ arguments: [BusValue], then: @escaping (UInt32) -> Void
  ) {
    let call = BusCall(
      to: Self.name, Self.path, Self.name, member, arguments, startsPeer: false)
    try? bus.call(call) { reply in
      if let id = (try? reply.get())?.first?.unsigned { then(id) }
    }
  }
}
