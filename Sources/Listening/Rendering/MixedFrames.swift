// A score as frames, piece by piece: exactly what a device would be given. A session of an hour
// would otherwise need hundreds of megabytes.

import Sessions
import Sounds

/// Mixes the next piece on demand; used by `Rendering`.
struct MixedFrames: ~Copyable {
  private let score: Score
  private let gain: Float
  /// The next frame to be mixed, and so the progress.
  private(set) var position = FrameIndex.zero
  private let samples: UnsafeMutableBufferPointer<Float>
  private let frames: UnsafeMutableBufferPointer<Int16>

  /// Frames in a piece: a tenth of a second at 48 kHz.
  private static let chunk = 4800

  /// - Parameter gain: the volume of the settings.
  init(_ score: Score, gain: Float) {
    self.score = score
    self.gain = gain
    samples = .allocate(capacity: Self.chunk * 2)
    frames = .allocate(capacity: Self.chunk * 2)
  }

  deinit {
    samples.deallocate()
    frames.deallocate()
  }

  /// The next piece, interleaved stereo.
  /// - Returns: a buffer that is valid until the next call; nil at the end.
  mutating func next() -> UnsafeBufferPointer<Int16>? {
    guard position < score.end else { return nil }
    let count = min(Self.chunk, Int((score.end - position).count))
    let part = UnsafeMutableBufferPointer(rebasing: samples[..<(count * 2)])
    part.update(repeating: 0)
    Mixer.add(score, from: position, gain: 1, to: part)
    Mixer.quantise(part, gain: (gain, gain), to: frames)
    position = position + FrameCount(Int64(count))
    return UnsafeBufferPointer(rebasing: frames[..<(count * 2)])
  }
}
