// Whether a screen saver or a lock is in front, as reported by the desktops' own services; not all
// of them also report it to logind.

import Scheduling
import Service

/// Follows every service that is known; usually one of them exists.
final class LockWatch {
  private let bus: Bus
  private let part: Hindrances.Part
  private var slots: [BusSlot] = []
  /// The services that report a lock. Several desktops can be installed, and one is enough.
  private var active: Set<String> = [] {
    didSet { part.found = active.isEmpty ? [] : [Hindrance(.locked)] }
  }

  /// All have `GetActive` and `ActiveChanged`.
  private static let services = [
    (name: "org.freedesktop.ScreenSaver", path: "/org/freedesktop/ScreenSaver"),
    (name: "org.gnome.ScreenSaver", path: "/org/gnome/ScreenSaver"),
    (name: "org.cinnamon.ScreenSaver", path: "/org/cinnamon/ScreenSaver"),
    (name: "org.mate.ScreenSaver", path: "/org/mate/ScreenSaver"),
    (name: "org.xfce.ScreenSaver", path: "/org/xfce/ScreenSaver"),
  ]

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.bus = bus
    self.part = part
    for (name, path) in Self.services {
      let signal = BusSignal(from: name, path, name, "ActiveChanged")
      slots.append(
        try bus.listen(to: signal) { [weak self] in self?.take($0.first?.truth, of: name) })
      slots.append(
        try bus.listen(toOwnerOf: name) { [weak self] owner in
          guard let self else { return }
          owner == nil ? take(false, of: name) : ask(name, path)
        })
      ask(name, path)
    }
  }

  // A service that does not answer is not in front of anything.
  private func ask(_ name: String, _ path: String) {
    let call = BusCall(to: name, path, name, "GetActive", startsPeer: false)
    try? bus.call(call) { [weak self] reply in
      self?.take((try? reply.get())?.first?.truth ?? false, of: name)
    }
  }

  /// Notes a change; a signal without a boolean is ignored.
  private func take(_ isActive: Bool?, of name: String) {
    guard let isActive, isActive != active.contains(name) else { return }
    if isActive { active.insert(name) } else { active.remove(name) }
  }
}
