// A score as frames, piece by piece: what the card would be given, and how much of it is done.

import Sessions
import Sounds

struct MixedFrames: ~Copyable {
  private let score: Score
  private let gain: Float
  /// The next frame.
  private(set) var position = FrameIndex.zero
  private let samples: UnsafeMutableBufferPointer<Float>
  private let frames: UnsafeMutableBufferPointer<Int16>

  /// Frames mixed at a time: a tenth of a second.
  private static let chunk = 4800

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

  /// Valid until it is called again; nil at the end.
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
