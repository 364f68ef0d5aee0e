// Pauses music and films in other programs during a session, if the user wants that: those that are
// playing at the time, and only those are resumed.

import Service

/// Remembers what it has paused, so that a player the user paused stays paused.
package final class OtherPlayers {
  private let bus: Bus
  /// The paused players, by their names on the bus.
  private var paused: Set<String> = []
  /// Whether other players may play, as last ordered.
  private var areWanted = true

  private static let prefix = "org.mpris.MediaPlayer2."
  private static let player = "org.mpris.MediaPlayer2.Player"

  package init(_ bus: Bus) { self.bus = bus }

  /// - Parameter areWanted: false: whatever is playing is paused; true: it is resumed.
  package func allow(_ areWanted: Bool) {
    guard areWanted != self.areWanted else { return }
    self.areWanted = areWanted
    areWanted ? goOn() : pauseAll()
  }

  /// Resumes the paused players; one that has quit in the meantime does not answer, which does no
  /// harm.
  private func goOn() {
    for name in paused.sorted() { send("Play", to: name) }
    paused = []
  }

  /// Lists the players on the bus, and pauses each one that plays.
  private func pauseAll() {
    let names = BusCall(
      to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
    // Without an answer nothing is paused, which does no harm.
    try? bus.call(names) { [weak self] reply in
      let names = (try? reply.get().first?.texts) ?? []
      // Our own player must not pause itself.
      for name in names where name.hasPrefix(Self.prefix) && name != "\(Self.prefix)limber" {
        self?.pauseIfPlaying(name)
      }
    }
  }

  private func pauseIfPlaying(_ name: String) {
    let status = BusCall(
      to: name, PlayerState.path, "org.freedesktop.DBus.Properties", "Get",
      [.string(Self.player), .string("PlaybackStatus")])
    try? bus.call(status) { [weak self] reply in
      // By the time of the answer, the session may be over.
      guard let self, !areWanted,
        (try? reply.get().first?.unwrapped.text) == PlayerState.Status.playing.rawValue
      else { return }
      paused.insert(name)
      send("Pause", to: name)
    }
  }

  private func send(_ member: String, to name: String) {
    try? bus.call(BusCall(to: name, PlayerState.path, Self.player, member))
  }
}
