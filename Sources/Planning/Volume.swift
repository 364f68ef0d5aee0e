// How loud it is: what the settings say, until a command says otherwise. A command's word is kept
// over a restart, and gives way as soon as the settings file says something new.

import ConfigFiles

package struct Volume: Hashable, Sendable {
  /// 0 to 100 per cent.
  package var percent: Int
  package var isMuted: Bool

  package init(percent: Int, isMuted: Bool) {
    self.percent = percent
    self.isMuted = isMuted
  }

  package var isAudible: Bool { !isMuted && percent > 0 }
}

/// A command's level, with the settings' that it was given over.
package struct VolumeOverride: Hashable {
  /// Of the value in the store.
  package static let name = "level"

  package var volume: Volume
  package var over: Volume

  package init(_ volume: Volume, over settings: Volume) {
    self.volume = volume
    over = settings
  }

  /// As it is kept: four numbers.
  package var text: String {
    [volume, over].map { "\($0.percent) \($0.isMuted ? 1 : 0)" }.joined(separator: " ")
  }

  /// - Parameter text: what `text` gave; nil for anything else.
  package init?(text: String) {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 4, [numbers[0], numbers[2]].allSatisfy((0...100).contains) else {
      return nil
    }
    volume = Volume(percent: numbers[0], isMuted: numbers[1] == 1)
    over = Volume(percent: numbers[2], isMuted: numbers[3] == 1)
  }

  /// What is in force under these settings.
  package func inForce(under settings: Volume) -> Volume { settings == over ? volume : settings }
}

extension Configuration {
  /// As the settings say.
  package var volume: Volume { Volume(percent: settings.volume, isMuted: settings.mute) }
}

extension Volume {
  /// Why nothing can be heard, with what to do; nil when something can.
  package var silence: String? {
    if isMuted { return "the sound is muted; 'limber mute off' or 'mute: false' ends that" }
    return percent == 0 ? "the volume is 0; 'limber volume 80' raises it" : nil
  }
}
