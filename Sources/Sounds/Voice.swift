// Something that was spoken, as frames: one channel of 16 bits, an eighth of what a tone takes,
// since a session may hold minutes of it.

import Routines
import Sessions

package struct Voice: Hashable, Sendable {
  /// One channel at 48 kHz.
  package let samples: ContiguousArray<Int16>
  /// The factor that it is played with.
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

  /// Several, one after the other, as one tone.
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

  /// From 16 bits to the mixer's numbers.
  static let scale: Float = 1 / 32_768
}

extension [Utterance: Voice] {
  /// As a timeline is laid out by.
  package var lengths: [Utterance: Milliseconds] { mapValues(\.length) }
}
