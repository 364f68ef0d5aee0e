// Whether another program keeps the screen on, as reported by GNOME's session manager
// (gnome-session, org.gnome.SessionManager).

import Scheduling
import Service

/// Each inhibitor is an object of its own, so finding out who inhibits takes several calls.
final class GnomeInhibitors {
  private let bus: Bus
  private let part: Hindrances.Part
  private let ignored: IgnoredInhibitors
  private var watch: PropertyWatch?
  private var slots: [BusSlot] = []
  /// Whether anything inhibits idle, by the property.
  private var isInhibited = false
  /// Only the latest query counts.
  private var number = 0

  private static let name = "org.gnome.SessionManager"
  private static let path = "/org/gnome/SessionManager"
  private static let inhibitor = "org.gnome.SessionManager.Inhibitor"
  /// The flag “inhibit the session being marked as idle”.
  private static let idle: UInt32 = 8

  init(
    _ bus: Bus, ignoring ignored: IgnoredInhibitors, _ part: Hindrances.Part
  ) throws(BusError) {
    self.bus = bus
    self.part = part
    self.ignored = ignored
    let actions = PeerProperty(of: Self.name, Self.path, Self.name, "InhibitedActions")
    watch = try PropertyWatch(bus, actions) { [weak self] value in
      self?.take(isInhibited: (value?.unsigned ?? 0) & Self.idle != 0)
    }
    // A further inhibitor does not change the property, so it is noticed by these signals.
    for member in ["InhibitorAdded", "InhibitorRemoved"] {
      let signal = BusSignal(from: Self.name, Self.path, Self.name, member)
      slots.append(
        try bus.listen(to: signal) { [weak self] _ in
          if self?.isInhibited ?? false { self?.askWho() }
        })
    }
  }

  /// A change makes all answers under way void.
  private func take(isInhibited: Bool) {
    self.isInhibited = isInhibited
    number += 1
    isInhibited ? askWho() : (part.found = [])
  }

  /// The previous finding stays until all have answered: one that does not count is never shown.
  private func askWho() {
    number += 1
    let number = number
    let call = BusCall(to: Self.name, Self.path, Self.name, "GetInhibitors")
    try? bus.call(call) { [weak self] reply in
      guard let self, number == self.number else { return }
      // Something inhibits, but cannot be asked: it counts, without a name.
      guard case .array(_, let paths)? = (try? reply.get())?.first, !paths.isEmpty else {
        return part.found = [Hindrance(.inhibited)]
      }
      let answers = Answers(count: paths.count)
      for path in paths.compactMap(\.text) {
        askWhat(path) { [weak self] inhibitor in
          guard let all = answers.take(inhibitor) else { return }
          self?.take(all, number)
        }
      }
    }
  }

  /// Called when all inhibitors have answered.
  private func take(_ all: [Inhibitor], _ number: Int) {
    guard number == self.number else { return }
    let counted = all.filter { !ignored.contains($0.program, reason: $0.reason) }
    // Something inhibits, though no inhibitor could be identified.
    part.found =
      all.isEmpty
      ? [Hindrance(.inhibited)] : Set(counted.map { Hindrance(.inhibited, by: $0.program) })
  }

  /// - Parameter then: receives nil for one that inhibits something else.
  private func askWhat(_ path: String, then: @escaping (Inhibitor?) -> Void) {
    ask(path, "GetFlags") { [weak self] flags in
      guard let self, (flags?.unsigned ?? 0) & Self.idle != 0 else { return then(nil) }
      ask(path, "GetAppId") { [weak self] program in
        guard let self else { return }
        ask(path, "GetReason") { reason in
          then(Inhibitor(program: program?.text, reason: reason?.text))
        }
      }
    }
  }

  /// - Parameter then: receives nil if there is no answer.
  private func ask(_ path: String, _ member: String, then: @escaping (BusValue?) -> Void) {
    do throws(BusError) {
      try bus.call(BusCall(to: Self.name, path, Self.inhibitor, member)) { reply in
        then((try? reply.get())?.first)
      }
    } catch { then(nil) }
  }
}

/// A program that keeps the screen on, and its reason.
private struct Inhibitor {
  var program: String?
  var reason: String?
}

/// The answers of the inhibitors, one after the other.
private final class Answers {
  private var missing: Int
  private var found: [Inhibitor] = []

  init(count: Int) { missing = count }

  /// - Returns: all answers, after the last one.
  func take(_ inhibitor: Inhibitor?) -> [Inhibitor]? {
    missing -= 1
    if let inhibitor { found.append(inhibitor) }
    return missing == 0 ? found : nil
  }
}
