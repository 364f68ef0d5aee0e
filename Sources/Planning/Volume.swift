// The level (volume and mute): the settings' unless a command has set another. A command's level is
// kept across restarts, until the level in the settings changes.

import ConfigFiles

package struct Volume: Hashable, Sendable {
  /// 0 to 100 per cent.
  package var percent: Int
  package var isMuted: Bool

  package init(percent: Int, isMuted: Bool) {
    self.percent = percent
    self.isMuted = isMuted
  }

  /// False if it is muted or at 0 per cent.
  package var isAudible: Bool { !isMuted && percent > 0 }
}

/// A level set by a command, with the settings' level that it overrides.
package struct VolumeOverride: Hashable {
  /// The name of the stored value.
  package static let name = "level"

  package var volume: Volume
  package var over: Volume

  package init(_ volume: Volume, over settings: Volume) {
    self.volume = volume
    over = settings
  }

  /// As it is stored: percent and mute of both levels, four numbers.
  package var text: String {
    [volume, over].map { "\($0.percent) \($0.isMuted ? 1 : 0)" }.joined(separator: " ")
  }

  /// - Parameter text: as written by `text`; anything else gives nil.
  package init?(text: String) {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 4, [numbers[0], numbers[2]].allSatisfy((0...100).contains) else {
      return nil
    }
    volume = Volume(percent: numbers[0], isMuted: numbers[1] == 1)
    over = Volume(percent: numbers[2], isMuted: numbers[3] == 1)
  }

  /// The level in force: the command's only as long as the settings have the level it overrides.
  package func inForce(under settings: Volume) -> Volume { settings == over ? volume : settings }
}

extension Configuration {
  /// The level in the settings.
  package var volume: Volume { Volume(percent: settings.volume, isMuted: settings.mute) }
}

extension Volume {
  /// Why nothing can be heard and what to do about it; nil if it is audible.
  package var silence: String? {
    if isMuted { return "the sound is muted; 'limber mute off' or 'mute: false' ends that" }
    return percent == 0 ? "the volume is 0; 'limber volume 80' raises it" : nil
  }
}
