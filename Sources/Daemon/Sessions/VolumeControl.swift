// The level that the user wants, across restarts and changes of files: a level set by a command is
// stored, and holds until the level in the settings changes.

import ConfigFiles
import Planning
import Scheduling

final class VolumeControl {
  private let history: History
  private let zones: ZoneBook
  private let now: () -> WallInstant
  private var loudness: Loudness

  init(
    _ configuration: Configuration, history: History, zones: ZoneBook,
    now: @escaping () -> WallInstant
  ) {
    self.history = history
    self.zones = zones
    self.now = now
    loudness = Loudness(configuration)
  }

  /// The current level, lowered in quiet hours.
  var volume: Volume {
    let now = now()
    return loudness.inForce(at: now, offset: zones.system.offset(at: now))
  }

  /// Sets the level by a command.
  /// - Parameter settings: the level in the settings, which the command overrides.
  func set(_ volume: Volume, over settings: Volume) {
    loudness.set(volume, at: now())
    history.setValue(VolumeOverride(volume, over: settings).text, for: VolumeOverride.name)
  }

  /// Takes new settings, and drops the command's level if their level has changed.
  func take(_ configuration: Configuration) {
    let override = history.value(VolumeOverride.name).flatMap(VolumeOverride.init(text:))
    loudness.take(configuration, override: override)
    if let override, override.over != configuration.volume {
      // Removed from the store, so that it does not return if the settings are changed back.
      history.setValue(nil, for: VolumeOverride.name)
    }
  }
}
