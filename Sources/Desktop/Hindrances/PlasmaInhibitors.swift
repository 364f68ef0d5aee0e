// Whether another program keeps the screen on, as reported by KDE's power management (PowerDevil,
// org.kde.Solid.PowerManagement.PolicyAgent).

import Scheduling
import Service

/// Asks again whenever inhibitions change, since the signal does not include the policies.
final class PlasmaInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private let ignored: IgnoredInhibitors
  private var slots: [BusSlot] = []

  private static let name = "org.kde.Solid.PowerManagement.PolicyAgent"
  private static let path = "/org/kde/Solid/PowerManagement/PolicyAgent"
  /// The policy “change screen settings”, which is what films inhibit.
  private static let screen: UInt32 = 4

  init(
    _ bus: Bus, ignoring ignored: IgnoredInhibitors, _ part: Hindrances.Part
  ) throws(BusError) {
    self.bus = bus
    self.part = part
    self.ignored = ignored
    let signal = BusSignal(from: Self.name, Self.path, Self.name, "InhibitionsChanged")
    slots.append(try bus.listen(to: signal) { [weak self] _ in self?.ask() })
    slots.append(
      try bus.listen(toOwnerOf: Self.name) { [weak self] owner in
        guard let self else { return }
        owner == nil ? (part.found = []) : ask()
      })
    ask()
  }

  // The cheap question first: it also covers inhibitors that do not appear in the list.
  private func ask() {
    call("HasInhibition", [.uint32(Self.screen)]) { [weak self] value in
      guard let self else { return }
      value.truth ?? false ? askWho() : (part.found = [])
    }
  }

  /// Lists the inhibitions, to find out which programs hold them.
  private func askWho() {
    call("ListInhibitions", []) { [weak self] value in
      guard let self, case .array(_, let pairs) = value else { return }
      let inhibitors = pairs.compactMap { pair -> (who: String, why: String?)? in
        guard case .structure(let values) = pair, let who = values.first?.text else { return nil }
        return (who, values.count > 1 ? values[1].text : nil)
      }
      let counted = inhibitors.filter { !self.ignored.contains($0.who, reason: $0.why) }
      // Something inhibits without being listed: that counts, but without a name.
      part.found =
        inhibitors.isEmpty
        ? [Hindrance(.inhibited)] : Set(counted.map { Hindrance(.inhibited, by: $0.who) })
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
