// The volume of a device in ALSA's simple mixer. A muted card accepts every frame without an error,
// so `limber doctor` has to look for it here.

import CALSA

/// The controls that affect everything that is played.
package struct MixerReport: Hashable, Sendable {
  /// One control with its playback volume and switch.
  package struct Fader: Hashable, Sendable {
    package var name: String
    /// The volume in percent of its range, 0 to 100; nil if it has only a switch.
    package var percent: Int?
    package var isMuted: Bool

    package init(name: String, percent: Int?, isMuted: Bool = false) {
      self.name = name
      self.percent = percent
      self.isMuted = isMuted
    }

    package var isSilent: Bool { isMuted || percent == 0 }
  }

  package var controls: [Fader]

  package init(controls: [Fader]) { self.controls = controls }

  /// Only these two are read: others may be off for good reason, such as the loudspeaker while
  /// headphones are plugged in.
  private static let names: Set = ["Master", "PCM"]

  /// - Parameter name: an ALSA control device: `default`, `hw:0`.
  /// - Returns: nil if there is no mixer, or it has none of these controls.
  package static func read(_ name: String) -> MixerReport? {
    limber_alsa_keep_messages()
    var mixer: OpaquePointer?
    guard snd_mixer_open(&mixer, 0) == 0 else { return nil }
    defer { snd_mixer_close(mixer) }
    guard snd_mixer_attach(mixer, name) == 0, snd_mixer_selem_register(mixer, nil, nil) == 0,
      snd_mixer_load(mixer) == 0
    else { return nil }
    var controls: [Fader] = []
    var element = snd_mixer_first_elem(mixer)
    while let current = element {
      if let control = control(current) { controls.append(control) }
      element = snd_mixer_elem_next(current)
    }
    return controls.isEmpty ? nil : MixerReport(controls: controls)
  }

  private static func control(_ element: OpaquePointer) -> Fader? {
    guard let text = snd_mixer_selem_get_name(element) else { return nil }
    let name = String(cString: text)
    let hasVolume = snd_mixer_selem_has_playback_volume(element) == 1
    let hasSwitch = snd_mixer_selem_has_playback_switch(element) == 1
    guard names.contains(name), hasVolume || hasSwitch else { return nil }
    // The left channel stands for all, since volume is normally changed on all of them.
    let channel = SND_MIXER_SCHN_FRONT_LEFT
    var isOn: Int32 = 1
    if hasSwitch { snd_mixer_selem_get_playback_switch(element, channel, &isOn) }
    var percent: Int?
    if hasVolume {
      var (least, most, volume) = (0, 0, 0)
      snd_mixer_selem_get_playback_volume_range(element, &least, &most)
      snd_mixer_selem_get_playback_volume(element, channel, &volume)
      if most > least { percent = (volume - least) * 100 / (most - least) }
    }
    return Fader(name: name, percent: percent, isMuted: isOn == 0)
  }
}
