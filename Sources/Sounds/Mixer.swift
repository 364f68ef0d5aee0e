// Adds tones up, frame by frame. The contents of a frame depend only on its number, never on how
// the stream was cut into buffers, so the file, the card and the tests get the same samples.

import Sessions

package enum Mixer {
  /// Adds the frames of a score from `start` on to a buffer of stereo samples.
  /// - Parameters:
  ///   - late: events that begin in these frames are left out.
  ///   - last: events that begin at this frame or later are left out.
  package static func add(
    _ score: borrowing Score, from start: FrameIndex, without late: Range<FrameIndex>? = nil,
    until last: FrameIndex? = nil, gain: Float, to buffer: UnsafeMutableBufferPointer<Float>
  ) {
    let count = Int64(buffer.count / 2)
    let range = start.index..<(start.index + count)
    for event in score.events(in: range) where event.end > range.lowerBound {
      if let late, late.contains(FrameIndex(event.start)) { continue }
      if let last, event.start >= last.index { continue }
      let offset = Int(max(0, event.start - range.lowerBound))
      let skipped = Int(max(0, range.lowerBound - event.start))
      add(
        score.tones[event.tone], from: skipped, gain: gain,
        to: UnsafeMutableBufferPointer(rebasing: buffer[(offset * 2)...]))
    }
    for event in score.spoken(in: range) {
      if let last, event.start >= last.index { continue }
      add(event, in: range, gain: gain, to: buffer)
    }
  }

  /// What is spoken, in the middle. Words that are cut short fade out over their last frames.
  private static func add(
    _ event: Score.SpokenEvent, in range: Range<Int64>, gain: Float,
    to buffer: UnsafeMutableBufferPointer<Float>
  ) {
    let gain = gain * event.voice.gain * Voice.scale
    let isCutShort = event.end - event.start < Int64(event.voice.frameCount)
    event.voice.samples.withUnsafeBufferPointer { samples in
      for frame in max(range.lowerBound, event.start)..<min(range.upperBound, event.end) {
        var value = Float(samples[Int(frame - event.start)]) * gain
        if isCutShort, event.end - frame < fade {
          value *= Float(event.end - frame) / Float(fade)
        }
        let index = Int(frame - range.lowerBound) * 2
        buffer[index] += value
        buffer[index + 1] += value
      }
    }
  }

  /// Ten milliseconds make a cut inaudible.
  private static let fade: Int64 = 480

  /// Adds a tone from one of its frames on, as far as it and the buffer go.
  package static func add(
    _ tone: borrowing Tone, from frame: Int, gain: Float,
    to buffer: UnsafeMutableBufferPointer<Float>
  ) {
    tone.samples.withUnsafeBufferPointer { samples in
      let count = min(samples.count - frame * 2, buffer.count)
      guard count > 0 else { return }
      for index in 0..<count { buffer[index] += samples[frame * 2 + index] * gain }
    }
  }

  /// Rounds to 16 bits, with a gain that changes linearly over the buffer. The levels leave
  /// headroom; if a theme exceeds it, samples are clipped rather than wrapped.
  package static func quantise(
    _ samples: UnsafeMutableBufferPointer<Float>, gain: (from: Float, to: Float),
    to output: UnsafeMutableBufferPointer<Int16>
  ) {
    let count = min(samples.count, output.count)
    let step = gain.from == gain.to ? 0 : (gain.to - gain.from) / Float(count)
    for index in 0..<count {
      let scaled = samples[index] * (gain.from + step * Float(index)) * 32_767
      let clipped = max(-32_768, min(32_767, scaled))
      output[index] = Int16(truncatingIfNeeded: (clipped + rounder).bitPattern)
    }
  }

  /// 1.5 · 2²³: added to a small number, it leaves no room for a fraction, so that the lowest bits
  /// of the sum are the number rounded to the nearest integer. Unlike calls of roundf, this is done
  /// for several samples at once.
  private static let rounder: Float = 12_582_912
}
