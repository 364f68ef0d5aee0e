// The user's seat, as reported by logind: whether another user's session is in front, whether the
// screen is locked, and whether there was input (org.freedesktop.login1(5)). A user without a seat
// (over ssh, or a service that lingers) is neither away nor hidden.

import Glibc
import Scheduling
import Service

/// Follows the chain from the user to the display session, its seat and the session in front; when
/// one link changes, the rest of the chain is built again.
final class SeatWatch {
  private let bus: Bus
  private let part: Hindrances.Part
  private let wanted: Set<Hindrance.Kind>
  private var display: PropertyWatch?
  /// For the session that is the user's display.
  private var hints: [PropertyWatch] = []
  /// For the session that is active on the seat.
  private var front: PropertyWatch?
  /// The path of the user's display session.
  private var session: String?
  /// All that is found, including kinds that the settings do not ask for.
  private var kinds: Set<Hindrance.Kind> = [] {
    didSet { part.found = Set(kinds.intersection(wanted).map { Hindrance($0) }) }
  }
  private var slot: BusSlot?

  private static let name = "org.freedesktop.login1"
  private static let path = "/org/freedesktop/login1"
  private static let interface = "org.freedesktop.login1."

  init(
    _ bus: Bus, _ wanted: Set<Hindrance.Kind>, _ part: Hindrances.Part
  ) throws(BusError) {
    self.bus = bus
    self.wanted = wanted
    self.part = part
    slot = try bus.listen(toOwnerOf: Self.name) { [weak self] owner in
      guard let self else { return }
      if owner != nil { findUser() }
    }
    findUser()
  }

  /// The user object exists while the user is logged in.
  private func findUser() {
    let call = BusCall(
      to: Self.name, Self.path, "\(Self.interface)Manager", "GetUser", [.uint32(getuid())],
      startsPeer: false)
    try? bus.call(call) { [weak self] reply in
      guard let self, let path = (try? reply.get())?.first?.text else { return }
      display = follow(path, "User", "Display") { [weak self] value in
        guard let self else { return }
        take(display: value?.sessionPath)
      }
    }
  }

  /// Everything below depends on the session, so it starts over with a new one.
  private func take(display path: String?) {
    (hints, front, session, kinds) = ([], nil, path, [])
    guard let path else { return }
    hints = [
      follow(path, "Session", "IdleHint") { [weak self] in self?.set(.away, $0?.truth) },
      follow(path, "Session", "LockedHint") { [weak self] in self?.set(.locked, $0?.truth) },
      follow(path, "Session", "Seat") { [weak self] in self?.take(seat: $0?.sessionPath) },
    ].compactMap { $0 }
  }

  /// A session without a seat cannot be hidden behind another one.
  private func take(seat path: String?) {
    front = nil
    set(.otherUser, false)
    guard let path else { return }
    front = follow(path, "Seat", "ActiveSession") { [weak self] value in
      guard let self else { return }
      take(front: value?.sessionPath)
    }
  }

  /// A seat without an active session shows the login screen.
  private func take(front path: String?) {
    // A session in front that is not ours may still belong to the same user.
    guard let path else { return set(.otherUser, true) }
    guard path != session else { return set(.otherUser, false) }
    let user = PeerProperty(of: Self.name, path, "\(Self.interface)Session", "User")
    try? bus.call(user.get) { [weak self] reply in
      guard case .structure(let values)? = (try? reply.get())?.first?.unwrapped,
        let uid = values.first?.unsigned
      else { return }
      self?.set(.otherUser, uid != getuid())
    }
  }

  /// - Parameter isSo: nil, for an unknown value, counts as false.
  private func set(_ kind: Hindrance.Kind, _ isSo: Bool?) {
    if isSo ?? false { kinds.insert(kind) } else { kinds.remove(kind) }
  }

  /// Follows a property of one of logind's objects; nil if the bus is lost.
  private func follow(
    _ path: String, _ interface: String, _ name: String,
    _ changed: @escaping (BusValue?) -> Void
  ) -> PropertyWatch? {
    let property = PeerProperty(of: Self.name, path, Self.interface + interface, name)
    return try? PropertyWatch(bus, property, changed: changed)
  }
}

extension BusValue {
  /// From `(so)`, as logind names sessions and seats; nil if there is none.
  fileprivate var sessionPath: String? {
    guard case .structure(let values) = self, values.count == 2, let path = values[1].text,
      path != "/"
    else { return nil }
    return path
  }
}
