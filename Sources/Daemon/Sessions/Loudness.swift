// The current level: from the settings unless a command sets another, and lower in quiet hours
// unless a command was given during them.

import ConfigFiles
import Planning
import Scheduling

package struct Loudness {
  private(set) var volume: Volume
  private var quiet: QuietHours?
  /// When a command last set the level.
  private var saidAt: WallInstant?

  init(_ configuration: Configuration) {
    volume = configuration.volume
    quiet = configuration.settings.quiet
  }

  /// Takes new settings.
  /// - Parameter override: the level set by a command; nil if there is none.
  mutating func take(_ configuration: Configuration, override: VolumeOverride?) {
    volume = override?.inForce(under: configuration.volume) ?? configuration.volume
    quiet = configuration.settings.quiet
  }

  mutating func set(_ volume: Volume, at now: WallInstant) {
    self.volume = volume
    saidAt = now
  }

  /// The level at an instant, with the quiet hours applied.
  /// - Parameter offset: seconds east of UTC.
  func inForce(at now: WallInstant, offset: Int) -> Volume {
    let seconds = now.milliseconds.flooredSeconds
    let local = CivilDateTime(secondsSinceEpoch: seconds + Int64(offset))
    guard let quiet, let age = quiet.age(at: local.time) else { return volume }
    // A command given since these quiet hours began takes precedence.
    if let saidAt, seconds - saidAt.milliseconds.flooredSeconds <= Int64(age) { return volume }
    return Volume(percent: min(volume.percent, quiet.volume), isMuted: volume.isMuted)
  }
}

extension Int64 {
  /// Milliseconds rounded down to seconds, also before 1970.
  fileprivate var flooredSeconds: Int64 { (self - (self % 1000 + 1000) % 1000) / 1000 }
}
