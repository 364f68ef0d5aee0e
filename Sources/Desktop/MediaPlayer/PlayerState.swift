// The state that a media player shows for Limber, and the requests that it may send (MPRIS D-Bus
// Interface Specification, 2.2).

/// A state as one value, so that only its differences are announced.
package struct PlayerState: Hashable, Sendable {
  package enum Status: String, Sendable {
    case playing = "Playing"
    case paused = "Paused"
    case stopped = "Stopped"
  }

  /// What is playing, or would be.
  package struct Track: Hashable, Sendable {
    /// Different for each step of a session, and no more than letters, digits and `_`.
    package var id: String
    /// The exercise with its side, or what is due.
    package var title: String
    /// The routine's name; empty in discreet mode.
    package var album: String
    /// In microseconds; nil if it is not known.
    package var length: Int64?

    package init(id: String, title: String, album: String, length: Int64?) {
      self.id = id
      self.title = title
      self.album = album
      self.length = length
    }
  }

  package var status: Status
  package var track: Track?
  /// 0 to 1.
  package var volume: Double
  package var canGoNext: Bool
  package var canGoPrevious: Bool
  /// Whether the play button does something, also while stopped.
  package var canPlay: Bool
  package var canPause: Bool

  package init(
    status: Status, track: Track?, volume: Double, canGoNext: Bool, canGoPrevious: Bool,
    canPlay: Bool, canPause: Bool
  ) {
    self.status = status
    self.track = track
    self.volume = volume
    self.canGoNext = canGoNext
    self.canGoPrevious = canGoPrevious
    self.canPlay = canPlay
    self.canPause = canPause
  }
}

/// The requests of the specification that make sense for a session.
package enum PlayerCommand: Hashable, Sendable {
  case next, previous, pause, playPause, stop, play
  /// 0 and more; 1 is all.
  case volume(Double)
}

extension PlayerState {
  /// The path that the specification prescribes for the player object.
  static let path = "/org/mpris/MediaPlayer2"

  /// The object path of a track.
  static func path(of track: Track) -> String { "/org/limber/step/\(track.id)" }

  /// The keys are those of the MPRIS metadata guidelines; desktops show title, artist and album.
  var metadata: BusValue {
    guard let track else { return .dictionary([:]) }
    var values: [String: BusValue] = [
      "mpris:trackid": .objectPath(Self.path(of: track)),
      "xesam:title": .string(track.title),
      "xesam:album": .string(track.album),
      "xesam:artist": .strings(["Limber"]),
    ]
    values["mpris:length"] = track.length.map { .int64($0) }
    return .dictionary(values)
  }

  /// The properties of the player that differ from another state.
  func changes(from other: PlayerState) -> [String] {
    let all: [(String, Bool)] = [
      ("PlaybackStatus", status != other.status), ("Metadata", track != other.track),
      ("Volume", volume != other.volume), ("CanGoNext", canGoNext != other.canGoNext),
      ("CanGoPrevious", canGoPrevious != other.canGoPrevious),
      ("CanPlay", canPlay != other.canPlay), ("CanPause", canPause != other.canPause),
    ]
    return all.filter(\.1).map(\.0)
  }
}
