// Single sounds over whatever else is played: a reminder's ring, the cue that confirms a pause, a
// slightly late cue. They have no place in the timeline, so seeking and pausing don't affect them.
// Their memory is reserved in advance, because the audio thread must not allocate.

import Routines
import Sessions
import Sounds

struct Overlays: Sendable {
  private struct Sound {
    var tone: Tone
    /// The next frame of the tone; negative while it has not begun.
    var frame: Int
    var gain: Float
    /// How much of its fade-out is left; nil if it is not being silenced.
    var fade: FrameCount?

    var isOver: Bool { frame >= tone.frameCount || fade == .zero }
  }

  private var sounds: [Sound] = []

  /// How many may sound at once; a further one replaces the oldest.
  static let countMax = 8

  init() { sounds.reserveCapacity(Self.countMax) }

  var isSounding: Bool { !sounds.isEmpty }

  /// Plays a tone from the next frame on.
  mutating func add(_ tone: Tone, gain: Float) {
    if sounds.count == Self.countMax { sounds.removeFirst() }
    sounds.append(Sound(tone: tone, frame: 0, gain: gain))
  }

  /// Plays a tone a short pause after all other sounds have ended.
  mutating func addAfterAll(_ tone: Tone) {
    let rest = sounds.lazy.map { $0.tone.frameCount - $0.frame }.max() ?? 0
    let pause = Int(FrameCount(WordSpacing.after).count)
    if sounds.count == Self.countMax { sounds.removeFirst() }
    sounds.append(Sound(tone: tone, frame: -rest - pause, gain: 1))
  }

  /// Fades everything out.
  mutating func silence() {
    for index in sounds.indices { sounds[index].fade = sounds[index].fade ?? Transport.fadeOut }
  }

  /// Adds the next frames to a buffer of stereo samples.
  mutating func mix(into buffer: UnsafeMutableBufferPointer<Float>) {
    for index in sounds.indices {
      if sounds[index].frame < 0, sounds[index].fade != nil {
        sounds[index].fade = .zero
      } else if sounds[index].fade == nil {
        let toCome = min(buffer.count, max(0, -sounds[index].frame) * 2)
        Mixer.add(
          sounds[index].tone, from: max(0, sounds[index].frame), gain: sounds[index].gain,
          to: UnsafeMutableBufferPointer(rebasing: buffer[toCome...]))
        sounds[index].frame += buffer.count / 2
      } else {
        Self.fadeOut(&sounds[index], buffer)
      }
    }
    sounds.removeAll(where: \.isOver)
  }

  /// Frame by frame, since the gain falls with each.
  private static func fadeOut(_ sound: inout Sound, _ buffer: UnsafeMutableBufferPointer<Float>) {
    var left = sound.fade!.count
    for frame in 0..<(buffer.count / 2) where left > 0 {
      let gain = sound.gain * Float(left) / Float(Transport.fadeOut.count)
      let one = UnsafeMutableBufferPointer(rebasing: buffer[(frame * 2)..<(frame * 2 + 2)])
      Mixer.add(sound.tone, from: sound.frame, gain: gain, to: one)
      sound.frame += 1
      left -= 1
    }
    sound.fade = FrameCount(left)
  }
}
