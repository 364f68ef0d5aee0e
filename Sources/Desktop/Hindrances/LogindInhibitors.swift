// Whether another program keeps the screen on, for a film or a talk, with a lock from logind
// (systemd, “Inhibitor Locks”).

import Scheduling
import Service

/// Watches logind's property and lists the locks whenever it includes idle.
final class LogindInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private let ignored: IgnoredInhibitors
  private var watch: PropertyWatch?
  private var slot: BusSlot?
  private var isInhibited = false

  private static let name = "org.freedesktop.login1"
  private static let path = "/org/freedesktop/login1"
  private static let manager = "org.freedesktop.login1.Manager"

  init(
    _ bus: Bus, ignoring ignored: IgnoredInhibitors, _ part: Hindrances.Part
  ) throws(BusError) {
    self.bus = bus
    self.part = part
    self.ignored = ignored
    let blocked = PeerProperty(of: Self.name, Self.path, Self.manager, "BlockInhibited")
    // Locks of several kinds are joined with colons; only "idle" concerns the screen.
    watch = try PropertyWatch(bus, blocked) { [weak self] value in
      guard let self else { return }
      isInhibited = value?.text?.split(separator: ":").contains("idle") ?? false
      isInhibited ? askWho() : (part.found = [])
    }
    // It reports every lock, even an additional one that changes nothing in what is blocked.
    slot = try bus.listen(to: blocked.signal) { [weak self] _ in
      if self?.isInhibited ?? false { self?.askWho() }
    }
  }

  /// Lists the locks, to find out which programs hold them.
  private func askWho() {
    // The lock may be gone by the time of the answer.
    let call = BusCall(to: Self.name, Self.path, Self.manager, "ListInhibitors")
    try? bus.call(call) { [weak self] reply in
      guard let self, isInhibited, case .array(_, let locks)? = (try? reply.get())?.first else {
        return
      }
      let counted = locks.compactMap(\.idleLock).filter {
        !self.ignored.contains($0.who, reason: $0.why)
      }
      part.found = Set(counted.map { Hindrance(.inhibited, by: $0.who) })
    }
  }
}

extension BusValue {
  /// From `(ssssuu)`, which is what, who, why and mode: who blocks idle, and why; nil for other
  /// locks.
  fileprivate var idleLock: (who: String, why: String?)? {
    guard case .structure(let values) = self, values.count == 6,
      let what = values[0].text?.split(separator: ":"), what.contains("idle"),
      values[3].text == "block"
    else { return nil }
    return values[1].text.map { ($0, values[2].text) }
  }
}
