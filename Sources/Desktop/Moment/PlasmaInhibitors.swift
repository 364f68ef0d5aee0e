// Whether another program keeps the screen on, as KDE's power management tells (PowerDevil,
// org.kde.Solid.PowerManagement.PolicyAgent).

import Scheduling
import Service

final class PlasmaInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private var slots: [BusSlot] = []

  private static let name = "org.kde.Solid.PowerManagement.PolicyAgent"
  private static let path = "/org/kde/Solid/PowerManagement/PolicyAgent"
  /// Of its policies: “change screen settings”, which is what films forbid.
  private static let screen: UInt32 = 4

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.bus = bus
    self.part = part
    let signal = BusSignal(from: Self.name, Self.path, Self.name, "InhibitionsChanged")
    slots.append(try bus.listen(to: signal) { [unowned self] _ in ask() })
    slots.append(
      try bus.listen(toOwnerOf: Self.name) { [unowned self] owner in
        owner == nil ? (part.found = []) : ask()
      })
    ask()
  }

  private func ask() {
    call("HasInhibition", [.uint32(Self.screen)]) { [weak self] value in
      guard let self else { return }
      value.truth ?? false ? askWho() : (part.found = [])
    }
  }

  private func askWho() {
    call("ListInhibitions", []) { [weak self] value in
      guard case .array(_, let pairs) = value else { return }
      let names = pairs.compactMap { pair -> String? in
        guard case .structure(let values) = pair else { return nil }
        return values.first?.text
      }
      self?.part.found =
        names.isEmpty
        ? [Hindrance(.inhibited)] : Set(names.map { Hindrance(.inhibited, by: $0) })
    }
  }

  private func call(
    _ member: String, _ arguments: [BusValue], then: @escaping (BusValue) -> Void
  ) {
    let call = BusCall(
      to: Self.name, Self.path, Self.name, member, arguments, startsPeer: false)
    try? bus.call(call) { reply in
      if let value = (try? reply.get())?.first { then(value) }
    }
  }
}
