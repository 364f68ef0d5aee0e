// The current level for offline commands such as `limber doctor`: the settings' level, or the one
// last set by `limber volume` or `limber mute`.

import ConfigFiles
import Store

extension Places {
  /// The current level; the settings' level if the history can't be read.
  package func volume(_ configuration: Configuration) -> Volume {
    guard let store = try? HistoryStore(reading: historyPath),
      let text = try? store.value(VolumeOverride.name), let override = VolumeOverride(text: text)
    else { return configuration.volume }
    return override.inForce(under: configuration.volume)
  }
}
