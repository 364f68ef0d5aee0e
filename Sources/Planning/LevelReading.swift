// How loud it is now, as a mode reads it: the settings' level, or what `limber volume` and
// `limber mute` have said since.

import ConfigFiles
import Store

extension Places {
  /// The settings' own level where no history can be read: it says nothing else then.
  func level(_ configuration: Configuration) -> Level {
    guard let store = try? HistoryStore(reading: historyPath),
      let text = try? store.value(LevelOverride.name), let override = LevelOverride(text: text)
    else { return configuration.level }
    return override.inForce(under: configuration.level)
  }
}

extension Level {
  /// Why nothing can be heard, with what to do; nil when something can.
  var silence: String? {
    if isMuted { return "the sound is muted; 'limber mute off' or 'mute: false' ends that" }
    return percent == 0 ? "the volume is 0; 'limber volume 80' raises it" : nil
  }
}
