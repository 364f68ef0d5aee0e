// Checks whether what is played can be heard: Limber's own volume, the system's mixer, and the
// priority that prevents underruns. A device that is muted takes every frame and reports no error,
// so the device alone cannot show it.

import Planning
import Playback

/// Judges values that `Examination` has read.
enum VolumeChecks {
  /// - Parameters:
  ///   - level: Limber's own volume, in force.
  ///   - mixer: nil where ALSA has no mixer for the device.
  ///   - isRealTime: whether the playback thread got real-time priority.
  static func verdicts(_ volume: Volume, _ mixer: MixerReport?, isRealTime: Bool) -> [Verdict] {
    [setting(volume)] + controls(mixer) + [priority(isRealTime)]
  }

  /// A volume of 0 is a note and not a fault: the user may have wanted it.
  private static func setting(_ volume: Volume) -> Verdict {
    if volume.isMuted {
      return Verdict(
        .sound, "volume", .note, "Limber is muted, at volume \(volume.percent)",
        remedy: "'limber mute off' or 'mute: false' in the settings ends that")
    }
    return volume.percent == 0
      ? Verdict(.sound, "volume", .note, "the volume is 0", remedy: "'limber volume 80' raises it")
      : Verdict(.sound, "volume", .ok, "the volume is \(volume.percent) per cent")
  }

  /// One verdict for each control through which everything goes, Master and PCM.
  private static func controls(_ mixer: MixerReport?) -> [Verdict] {
    guard let mixer else {
      return [Verdict(.sound, "mixer", .note, "ALSA's mixer does not report the system's volume")]
    }
    return mixer.controls.map { control in
      let name = "the system's “\(control.name)”"
      if control.isSilent {
        return Verdict(
          .sound, "mixer", .bad, "\(name) is \(control.isMuted ? "muted" : "at 0")",
          remedy: "raise it in the desktop's sound settings, or with: "
            + "amixer sset '\(control.name)' 80% unmute")
      }
      return Verdict(
        .sound, "mixer", .ok,
        control.percent.map { "\(name) is at \($0) per cent" } ?? "\(name) is on")
    }
  }

  /// See setrlimit(2) and systemd.exec(5) for the limit that the remedy names.
  private static func priority(_ isRealTime: Bool) -> Verdict {
    isRealTime
      ? Verdict(.sound, "priority", .ok, "playing has real-time priority")
      : Verdict(
        .sound, "priority", .note,
        "playing has no real-time priority: a busy machine may cause underruns",
        remedy: "the limit RLIMIT_RTPRIO grants it, for example by 'LimitRTPRIO=' in a unit")
  }
}
