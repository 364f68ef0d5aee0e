// Whether another program keeps the screen on, for a film or a talk, by a lock of logind's
// (systemd, “Inhibitor Locks”).

import Scheduling
import Service

final class LogindInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private var watch: PropertyWatch?

  private static let name = "org.freedesktop.login1"
  private static let path = "/org/freedesktop/login1"
  private static let manager = "org.freedesktop.login1.Manager"

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.bus = bus
    self.part = part
    let blocked = PeerProperty(of: Self.name, Self.path, Self.manager, "BlockInhibited")
    watch = try PropertyWatch(bus, blocked) { [unowned self] value in
      let what = value?.text?.split(separator: ":") ?? []
      what.contains("idle") ? askWho() : (part.found = [])
    }
  }

  private func askWho() {
    let call = BusCall(to: Self.name, Self.path, Self.manager, "ListInhibitors")
    try? bus.call(call) { [weak self] reply in
      guard case .array(_, let locks)? = (try? reply.get())?.first else { return }
      self?.part.found = Set(locks.compactMap(\.idleLock).map { Hindrance(.inhibited, by: $0) })
    }
  }
}

extension BusValue {
  /// Of `(ssssuu)`, what, who, why and mode: who blocks idle; nil for other locks.
  fileprivate var idleLock: String? {
    guard case .structure(let values) = self, values.count == 6,
      let what = values[0].text?.split(separator: ":"), what.contains("idle"),
      values[3].text == "block"
    else { return nil }
    return values[1].text
  }
}
