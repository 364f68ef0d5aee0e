// Spoken words as frames: one channel of 16 bits, a quarter of the size of a tone, since a session
// may contain minutes of speech.

import Routines
import Sessions

package struct Voice: Hashable, Sendable {
  /// One channel at 48 kHz.
  package let samples: ContiguousArray<Int16>
  /// The gain that it is played with.
  package var gain: Float

  package init(_ samples: ContiguousArray<Int16>, gain: Float = 1) {
    self.samples = samples
    self.gain = gain
  }

  package var frameCount: Int { samples.count }

  /// Rounded up, as timelines count in milliseconds.
  package var length: Milliseconds {
    let frames = Int64(samples.count)
    let perMillisecond = SampleRate.framesPerMillisecond
    return Milliseconds((frames + perMillisecond - 1) / perMillisecond)
  }

  /// Several voices, one after the other, as one tone.
  package static func tone(_ voices: [Voice]) -> Tone {
    let gap = [Float](
      repeating: 0, count: 2 * Int(FrameCount(WordSpacing.between).count))
    let parts = voices.map { voice in
      voice.samples.flatMap { sample in
        let value = Float(sample) * voice.gain * Self.scale
        return [value, value]
      }
    }
    return Tone(samples: ContiguousArray(parts.joined(separator: gap)))
  }

  /// Several voices, one after the other, as one.
  /// - Parameter voices: at least one; all are played with the gain of the first.
  package static func joined(_ voices: [Voice]) -> Voice {
    let gap = [Int16](repeating: 0, count: Int(FrameCount(WordSpacing.between).count))
    return Voice(
      ContiguousArray(voices.map(\.samples).joined(separator: gap)), gain: voices[0].gain)
  }

  /// From 16 bits to the mixer's range.
  static let scale: Float = 1 / 32_768
}

extension [Utterance: Voice] {
  /// The lengths by which a timeline is laid out.
  package var lengths: [Utterance: Milliseconds] { mapValues(\.length) }
}
