// Whether GNOME's “Do Not Disturb” is on. The setting is stored only in dconf. GNOME's own program
// reads it, at the start and whenever dconf reports a write, and is never left running.

import Scheduling
import Service

/// Runs `gsettings` rather than reading dconf's file, whose format is private.
final class GnomeDoNotDisturbWatch {
  private let bus: Bus
  private let part: Hindrances.Part
  private let loop: EventLoop
  private let environment: [String: String]
  /// The program while it runs; a new run replaces one that has not answered.
  private var run: PrintedLine?
  private var slots: [BusSlot] = []

  private static let shell = "org.gnome.Shell"
  private static let schema = "org.gnome.desktop.notifications"
  private static let key = "show-banners"
  private static let folder = "/org/gnome/desktop/notifications/"

  /// Looks at once, and again whenever the setting or the shell may have changed.
  /// - Throws: if signals of the bus cannot be received.
  init(
    _ bus: Bus, _ loop: EventLoop, environment: [String: String], _ part: Hindrances.Part
  ) throws(BusError) {
    self.bus = bus
    self.part = part
    self.loop = loop
    self.environment = environment
    let written = BusSignal(
      from: nil, "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer", "Notify")
    slots.append(
      try bus.listen(to: written) { [weak self] values in
        guard let self else { return }
        if Self.concerns(values) { look() }
      })
    slots.append(
      try bus.listen(toOwnerOf: Self.shell) { [weak self] owner in
        guard let self else { return }
        owner == nil ? (part.found = []) : look()
      })
    lookIfThere()
  }

  /// Other desktops that have this setting ignore it.
  private func lookIfThere() {
    let call = BusCall(
      to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", [.string(Self.shell)])
    try? bus.call(call) { [weak self] reply in
      guard (try? reply.get())?.first?.truth ?? false else { return }
      self?.look()
    }
  }

  /// Only the latest answer counts.
  private func look() {
    guard let program = ProgramPath.of("gsettings", in: environment) else { return }
    run = try? PrintedLine(
      loop, program, ["get", Self.schema, Self.key], environment: environment
    ) { [weak self] line in
      guard let self else { return }
      part.found = line == "false" ? [Hindrance(.doNotDisturb, by: "GNOME")] : []
    }
  }

  /// A prefix and the paths below it, which may include the setting's folder.
  private static func concerns(_ values: [BusValue]) -> Bool {
    guard values.count == 3, let prefix = values[0].text else { return false }
    return (values[1].texts ?? [""]).contains { change in
      let path = prefix + change
      return folder.hasPrefix(path) || path.hasPrefix(folder)
    }
  }
}
