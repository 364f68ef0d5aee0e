// Whether another program keeps the screen on, as GNOME's session manager tells (gnome-session,
// org.gnome.SessionManager).

import Scheduling
import Service

final class GnomeInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private var watch: PropertyWatch?

  private static let name = "org.gnome.SessionManager"
  private static let path = "/org/gnome/SessionManager"
  /// Of its flags: “inhibit the session being marked as idle”.
  private static let idle: UInt32 = 8

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.bus = bus
    self.part = part
    let actions = PeerProperty(of: Self.name, Self.path, Self.name, "InhibitedActions")
    watch = try PropertyWatch(bus, actions) { [unowned self] value in
      let isIdle = (value?.unsigned ?? 0) & Self.idle != 0
      part.found = isIdle ? [Hindrance(.inhibited)] : []
      if isIdle { askWho() }
    }
  }

  private func askWho() {
    let call = BusCall(to: Self.name, Self.path, Self.name, "GetInhibitors")
    try? bus.call(call) { [weak self] reply in
      guard case .array(_, let paths)? = (try? reply.get())?.first else { return }
      for path in paths.compactMap(\.text) { self?.askFlags(of: path) }
    }
  }

  private func askFlags(of path: String) {
    ask(path, "GetFlags") { [weak self] flags in
      guard (flags.unsigned ?? 0) & Self.idle != 0 else { return }
      self?.ask(path, "GetAppId") { self?.name($0.text) }
    }
  }

  /// The names take the place of the one without.
  private func name(_ program: String?) {
    guard let program, !part.found.isEmpty else { return }
    part.found = part.found.filter { $0.program != nil }
      .union([Hindrance(.inhibited, by: program)])
  }

  private func ask(_ path: String, _ member: String, then: @escaping (BusValue) -> Void) {
    let call = BusCall(to: Self.name, path, "org.gnome.SessionManager.Inhibitor", member)
    try? bus.call(call) { reply in
      if let value = (try? reply.get())?.first { then(value) }
    }
  }
}
