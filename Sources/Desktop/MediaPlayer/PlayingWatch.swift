// Whether another program is playing music or a film: while a reminder is only due, the play and
// pause keys belong to that program.

import Service

/// Queries every player again whenever one of them changes, comes or goes; there are few of them,
/// and a count kept from announcements alone would drift.
final class PlayingWatch {
  private let bus: Bus
  private let changed: () -> Void
  private var slots: [BusSlot] = []
  /// The number of the latest query.
  private var number = 0
  /// The answers of the latest query that are still missing.
  private var left = 0
  /// Whether one of its answers was "playing".
  private var anyPlays = false
  /// Nil: there is no answer yet.
  private(set) var arePlaying: Bool?

  private static let prefix = "org.mpris.MediaPlayer2"
  private static let player = "org.mpris.MediaPlayer2.Player"

  /// - Parameter changed: called in the loop when `arePlaying` changes.
  /// - Throws: if signals of the bus cannot be received.
  init(_ bus: Bus, changed: @escaping () -> Void) throws(BusError) {
    self.bus = bus
    self.changed = changed
    let changed = BusSignal(
      from: nil, PlayerState.path, PeerProperty.interface, "PropertiesChanged", about: Self.player)
    slots.append(
      try bus.listen(to: changed) { [weak self] values in
        guard values.count == 3 else { return }
        let isStatus =
          values[1].dictionary?["PlaybackStatus"] != nil
          || values[2].texts?.contains("PlaybackStatus") ?? false
        if isStatus { self?.look() }
      })
    slots.append(
      try bus.listen(toOwnersWithin: Self.prefix) { [weak self] name in
        if name != MediaPlayer.name { self?.look() }
      })
    look()
  }

  /// All players are queried; only the latest query counts.
  private func look() {
    number += 1
    let number = number
    let names = BusCall(
      to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
    try? bus.call(names) { [weak self] reply in
      let names = ((try? reply.get().first?.texts) ?? []).filter {
        $0.hasPrefix("\(Self.prefix).") && $0 != MediaPlayer.name
      }
      self?.ask(names, number)
    }
  }

  /// Asks each player for its status, with a short timeout, since a player may hang.
  private func ask(_ names: [String], _ number: Int) {
    guard number == self.number else { return }
    (left, anyPlays) = (names.count, false)
    if names.isEmpty { return settle() }
    for name in names {
      let status = PeerProperty(of: name, PlayerState.path, Self.player, "PlaybackStatus")
      try? bus.call(status.get, within: 2) { [weak self] reply in
        self?.take((try? reply.get())?.first?.unwrapped.text, number)
      }
    }
  }

  private func take(_ status: String?, _ number: Int) {
    guard number == self.number else { return }
    left -= 1
    if status == PlayerState.Status.playing.rawValue { anyPlays = true }
    if left == 0 { settle() }
  }

  /// Reports a result only if it differs from the last one.
  private func settle() {
    guard arePlaying != anyPlays else { return }
    arePlaying = anyPlays
    changed()
  }
}
