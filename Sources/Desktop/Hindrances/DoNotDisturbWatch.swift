// Whether do-not-disturb is on, as reported by the notification servers, each with a property of
// its own.

import Scheduling
import Service

/// Watches the properties of all known servers; only the one that is running answers.
final class DoNotDisturbWatch {
  private var watches: [PropertyWatch] = []
  private let part: Hindrances.Part
  /// The servers that report do-not-disturb, by name.
  private var silenced: Set<String> = [] {
    didSet { part.found = Set(silenced.map { Hindrance(.doNotDisturb, by: $0) }) }
  }

  /// A notification server and the property in which it reports its state.
  private struct Server: Sendable {
    var name: String
    var path: String
    var interface: String
    var property: String
    var isSilenced: @Sendable (BusValue) -> Bool
  }

  private static let notifications = "org.freedesktop.Notifications"
  private static let servers = [
    // Plasma's org.freedesktop.Notifications.xml.
    Server(
      name: "Plasma", path: "/org/freedesktop/Notifications", interface: notifications,
      property: "Inhibited", isSilenced: { $0.truth ?? false }),
    // dunstctl(1), `is-paused`.
    Server(
      name: "dunst", path: "/org/freedesktop/Notifications",
      interface: "org.dunstproject.cmd0", property: "paused", isSilenced: { $0.truth ?? false }),
    // makoctl(1), `mode`: users name the modes themselves, and mako's manual uses these names.
    Server(
      name: "mako", path: "/fr/emersion/Mako", interface: "fr.emersion.Mako",
      property: "Modes",
      isSilenced: { !Set($0.texts ?? []).isDisjoint(with: ["do-not-disturb", "dnd"]) }),
  ]

  init(_ bus: Bus, _ part: Hindrances.Part) throws(BusError) {
    self.part = part
    for server in Self.servers {
      let property = PeerProperty(
        of: Self.notifications, server.path, server.interface, server.property)
      watches.append(
        try PropertyWatch(bus, property) { [weak self] value in
          guard let self else { return }
          let isSilenced = value.map(server.isSilenced) ?? false
          if isSilenced { silenced.insert(server.name) } else { silenced.remove(server.name) }
        })
    }
  }
}
