// How loud a person wants it, over restarts and changes of files: a command's word is kept in the
// store until the settings say something new.

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

  /// In force now: lower in the quiet hours.
  var volume: Volume {
    let now = now()
    return loudness.inForce(at: now, offset: zones.system.offset(at: now))
  }

  /// A command's word.
  /// - Parameter settings: what it is given over.
  func set(_ volume: Volume, over settings: Volume) {
    loudness.set(volume, at: now())
    history.setValue(VolumeOverride(volume, over: settings).text, for: VolumeOverride.name)
  }

  /// What the settings say by now, and whether that ends a command's word.
  func take(_ configuration: Configuration) {
    let override = history.value(VolumeOverride.name).flatMap(VolumeOverride.init(text:))
    loudness.take(configuration, override: override)
    if let override, override.over != configuration.volume {
      // Given up for good: the settings may come back to what they were.
      history.setValue(nil, for: VolumeOverride.name)
    }
  }
}
