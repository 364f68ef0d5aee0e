// Turns the output of a program or a recording into words for the stream: without the silence
// around them, as loud as every other voice, and with soft ends.

import Sounds

enum VoiceMaking {
  /// Full scale is 1: -6 dBFS.
  private static let peakMax: Float = 0.5
  /// Anything this far below the loudest sample is silence: 46 dB.
  private static let silence: Float = 0.005
  /// 20 ms around the words are kept,
  private static let margin = 960
  /// and a fade of 5 ms makes a cut inaudible.
  private static let fade = 240

  /// - Returns: nil if it contains only silence.
  static func voice(_ recording: Recording) -> Voice? {
    let mono = mono(recording)
    let peak = mono.reduce(0) { max($0, abs($1)) }
    guard peak > 0.0001 else { return nil }
    let words = trimmed(mono, below: peak * silence)
    let gain = min(gain(for: words), peakMax / peak)
    return Voice(
      ContiguousArray(
        words.enumerated().map { index, sample in
          let edge = min(index, words.count - 1 - index)
          let soft = edge < fade ? Float(edge) / Float(fade) : 1
          return Int16((sample * gain * soft * 32_767).rounded())
        }))
  }

  /// Both channels, as heard by a listener in front of them.
  private static func mono(_ recording: Recording) -> ContiguousArray<Float> {
    guard recording.channelCount == 2 else { return recording.samples }
    var mono = ContiguousArray<Float>()
    mono.reserveCapacity(recording.frameCount)
    for frame in 0..<recording.frameCount {
      mono.append((recording.samples[frame * 2] + recording.samples[frame * 2 + 1]) / 2)
    }
    return mono
  }

  /// Cuts off the silence before and after the words.
  private static func trimmed(
    _ samples: ContiguousArray<Float>, below threshold: Float
  ) -> ArraySlice<Float> {
    let all = Array(samples)
    let first = all.firstIndex { abs($0) > threshold } ?? 0
    let last = all.lastIndex { abs($0) > threshold } ?? all.count - 1
    return all[max(0, first - margin)..<min(all.count, last + 1 + margin)]
  }

  /// What brings its loudest 0.4 s to the level of speech, as meters and listeners find it: the
  /// mean of a sentence would leave its words far above the cues.
  private static func gain(for samples: ArraySlice<Float>) -> Float {
    KWeighting.momentaryLoudness(of: samples.map(Double.init)).map {
      Levels.gain(decibels: Levels.speech - $0)
    } ?? 1
  }
}
