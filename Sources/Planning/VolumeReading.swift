// How loud it is now, as a command reads it: the settings' level, or what `limber volume` and
// `limber mute` have said since.

import ConfigFiles
import Store

extension Places {
  /// The settings' own level where no history can be read: it says nothing else then.
  package func volume(_ configuration: Configuration) -> Volume {
    guard let store = try? HistoryStore(reading: historyPath),
      let text = try? store.value(VolumeOverride.name), let override = VolumeOverride(text: text)
    else { return configuration.volume }
    return override.inForce(under: configuration.volume)
  }
}
