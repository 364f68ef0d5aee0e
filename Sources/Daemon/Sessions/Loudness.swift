// How loud it is now: what the settings say, until a command says otherwise, and lower in the quiet
// hours, until a command says otherwise in them.

import ConfigFiles
import Planning
import Scheduling

package struct Loudness {
  private(set) var volume: Volume
  private var quiet: QuietHours?
  /// When a command said it last.
  private var saidAt: WallInstant?

  init(_ configuration: Configuration) {
    volume = configuration.volume
    quiet = configuration.settings.quiet
  }

  /// Takes the settings.
  /// - Parameter override: a command's word; nil: none holds any more.
  mutating func take(_ configuration: Configuration, override: VolumeOverride?) {
    volume = override?.inForce(under: configuration.volume) ?? configuration.volume
    quiet = configuration.settings.quiet
  }

  mutating func set(_ volume: Volume, at now: WallInstant) {
    self.volume = volume
    saidAt = now
  }

  /// - Parameter offset: seconds east of UTC.
  func inForce(at now: WallInstant, offset: Int) -> Volume {
    let seconds = now.milliseconds.flooredSeconds
    let local = CivilDateTime(secondsSinceEpoch: seconds + Int64(offset))
    guard let quiet, let age = quiet.age(at: local.time) else { return volume }
    // A command always wins: one that was given in these very hours.
    if let saidAt, seconds - saidAt.milliseconds.flooredSeconds <= Int64(age) { return volume }
    return Volume(percent: min(volume.percent, quiet.volume), isMuted: volume.isMuted)
  }
}

extension Int64 {
  /// Milliseconds as whole seconds, also before 1970.
  fileprivate var flooredSeconds: Int64 { (self - (self % 1000 + 1000) % 1000) / 1000 }
}
