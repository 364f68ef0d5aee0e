// Limber as a media player on the session bus, for headset buttons, media keys, playerctl and the
// desktop's own widget. The name is taken only while there is something to control, so that a
// player in use is not pushed aside: desktops and playerctld(1) give the keys to the player that
// last appeared or changed. While a reminder is only due, another player that is playing takes
// precedence.

import Service

/// The player object. It is exported all the time, and found by peers only while the name is ours.
package final class MediaPlayer {
  private let bus: Bus
  private var state: PlayerState?
  /// Whether the name is ours or has been requested.
  private var holdsName = false
  /// While a reminder is only due.
  private var others: PlayingWatch?
  /// In microseconds from the start of the track.
  private let position: () -> Int64
  private let asked: (PlayerCommand) throws(BusError) -> Void

  static let name = "org.mpris.MediaPlayer2.limber"
  private static let root = "org.mpris.MediaPlayer2"
  private static let player = "org.mpris.MediaPlayer2.Player"

  /// - Parameters:
  ///   - position: called whenever a peer reads the position.
  ///   - asked: throws what cannot be done now.
  /// - Throws: if the object cannot be exported on the bus.
  package init(
    _ bus: Bus, position: @escaping () -> Int64,
    asked: @escaping (PlayerCommand) throws(BusError) -> Void
  ) throws(BusError) {
    self.bus = bus
    self.position = position
    self.asked = asked
    try bus.export(rootInterface, at: PlayerState.path)
    try bus.export(playerInterface, at: PlayerState.path)
  }

  /// Shows a state: announces the properties that have changed, and takes or gives back the name.
  /// - Parameter state: nil: there is nothing to control.
  package func show(_ state: PlayerState?) {
    guard state != self.state else { return }
    let before = self.state ?? Self.nothing
    self.state = state
    // Only a due reminder has to know about other players.
    if state?.status != .stopped {
      others = nil
    } else if others == nil {
      others = try? PlayingWatch(bus) { [weak self] in self?.holdName() }
    }
    holdName()
    guard holdsName || state == nil else { return }
    let names = (state ?? Self.nothing).changes(from: before)
    // On a lost bus nothing is announced; the loss is handled where it is detected.
    if !names.isEmpty { try? bus.changed(names, of: Self.player, at: PlayerState.path) }
  }

  /// The position has jumped: peers that count along must start over.
  package func seeked() {
    try? bus.emit(PlayerState.path, Self.player, "Seeked", [.int64(position())])
  }

  /// Always during a session; for a due reminder, only while nothing else is playing.
  private func holdName() {
    hold(name: state.map { $0.status != .stopped || others?.arePlaying == false } ?? false)
  }

  // If the request fails, the next change of state tries again.
  private func hold(name isWanted: Bool) {
    guard isWanted != holdsName else { return }
    holdsName = isWanted
    if isWanted {
      try? bus.request(name: Self.name) { [weak self] isOurs in
        if !isOurs { self?.holdsName = false }
      }
    } else {
      try? bus.release(name: Self.name)
    }
  }

  /// The state behind the exported object while nothing is shown.
  private static let nothing = PlayerState(
    status: .stopped, track: nil, volume: 1, canGoNext: false, canGoPrevious: false,
    canPlay: true, canPause: false)
}

// MARK: The interfaces of the specification

extension MediaPlayer {
  /// The interface org.mpris.MediaPlayer2: what the program is and can do.
  private var rootInterface: BusInterface {
    BusInterface(
      Self.root,
      methods: [
        // There is no window to raise, and a widget must not end a daemon.
        BusMethod("Raise") { _ throws(BusError) in },
        BusMethod("Quit") { _ throws(BusError) in },
      ],
      properties: [
        BusProperty("CanQuit", "b", .never) { .bool(false) },
        BusProperty("CanRaise", "b", .never) { .bool(false) },
        BusProperty("HasTrackList", "b", .never) { .bool(false) },
        BusProperty("Identity", "s", .never) { .string("Limber") },
        BusProperty("DesktopEntry", "s", .never) { .string("limber") },
        BusProperty("SupportedUriSchemes", "as", .never) { .strings([]) },
        BusProperty("SupportedMimeTypes", "as", .never) { .strings([]) },
      ])
  }

  /// The interface org.mpris.MediaPlayer2.Player: what plays, and the buttons.
  private var playerInterface: BusInterface {
    BusInterface(
      Self.player, methods: methods, properties: properties,
      signals: [("Seeked", "x", ["Position"])])
  }

  // The names of the specification, mapped to commands that the daemon understands.
  private var methods: [BusMethod] {
    let plain: [(String, PlayerCommand)] = [
      ("Next", .next), ("Previous", .previous), ("Pause", .pause), ("PlayPause", .playPause),
      ("Stop", .stop), ("Play", .play),
    ]
    return plain.map { name, command in
      BusMethod(name) { [weak self] _ throws(BusError) in try self?.asked(command) }
    } + [
      // Seeking inside an exercise is not supported: CanSeek is false, and these then do nothing.
      BusMethod("Seek", takes: "x", names: ["Offset"]) { _ throws(BusError) in },
      BusMethod("SetPosition", takes: "ox", names: ["TrackId", "Position"]) {
        _ throws(BusError) in
      },
      BusMethod("OpenUri", takes: "s", names: ["Uri"]) { _ throws(BusError) in
        throw .failed("Limber cannot open addresses; 'limber start FILE' plays a routine")
      },
    ]
  }

  /// A property of the state that is shown.
  private func shown(
    _ name: String, _ signature: String, set: ((BusValue) throws(BusError) -> Void)? = nil,
    value: @escaping (PlayerState) -> BusValue
  ) -> BusProperty {
    BusProperty(
      name, signature, .areTold, set: set,
      value: { [weak self] in value(self?.state ?? Self.nothing) })
  }

  private var properties: [BusProperty] {
    [
      shown("PlaybackStatus", "s") { .string($0.status.rawValue) },
      // The speed of a session is fixed.
      BusProperty(
        "Rate", "d", .areTold,
        set: { _ throws(BusError) in }, value: { .double(1) }),
      shown("Metadata", "a{sv}") { $0.metadata },
      shown(
        "Volume", "d",
        set: { [weak self] value throws(BusError) in
          guard case .double(let volume) = value, volume.isFinite else {
            throw .invalid("a volume must be a number")
          }
          try self?.asked(.volume(max(0, volume)))
        }, value: { .double($0.volume) }),
      BusProperty("Position", "x", .areNotTold) { [position] in .int64(position()) },
      BusProperty("MinimumRate", "d", .never) { .double(1) },
      BusProperty("MaximumRate", "d", .never) { .double(1) },
      shown("CanGoNext", "b") { .bool($0.canGoNext) },
      shown("CanGoPrevious", "b") { .bool($0.canGoPrevious) },
      shown("CanPlay", "b") { .bool($0.canPlay) },
      shown("CanPause", "b") { .bool($0.canPause) },
      BusProperty("CanSeek", "b", .never) { .bool(false) },
      BusProperty("CanControl", "b", .never) { .bool(true) },
    ]
  }
}
