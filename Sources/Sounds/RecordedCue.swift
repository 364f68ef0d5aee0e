// A cue from a recording: as loud as a recipe's, at its side's place and pitch, and, for a glide,
// as long as the breath.

import Routines
import Sessions

package struct RecordedCue: Hashable, Sendable {
  package var recording: Recording
  /// A recording of its own for a side; otherwise the common one is used at that side's pitch.
  package var sides: [Side: Recording]
  /// LUFS, of its loudest tenth of a second.
  package var level: Double
  /// -1 (left) to 1 (right).
  package var pan: Double

  package init(
    _ recording: Recording, sides: [Side: Recording] = [:], level: Double = Levels.session,
    pan: Double = 0
  ) {
    self.recording = recording
    self.sides = sides
    self.level = level
    self.pan = pan
  }

  /// The recording for a side, and the factor by which its pitch changes.
  func source(_ side: Side?, _ voice: SideVoice?) -> (recording: Recording, ratio: Double) {
    if let side, let own = sides[side] { return (own, 1) }
    return (recording, voice?.ratio ?? 1)
  }
}

extension Tone {
  /// - Parameters:
  ///   - side: whose voice it uses, if any.
  ///   - length: for a glide.
  init(_ cue: RecordedCue, side: Side?, voice: SideVoice?, length: FrameCount?) {
    let (recording, ratio) = cue.source(side, voice)
    let natural = Int((Double(recording.frameCount) / ratio).rounded())
    let frames = length.map { Int($0.count) } ?? natural
    let left = recording.channel(0, frames: frames)
    let right = recording.channel(recording.channelCount - 1, frames: frames)
    let middle = zip(left, right).map { ($0 + $1) / 2 }
    let gain = Self.softened(Self.gain(for: cue.level, of: middle), peakOf: left + right)
    let (toLeft, toRight) = Self.panned(voice?.pan ?? cue.pan)
    let isWide = side == nil && recording.channelCount == 2
    samples = ContiguousArray(
      (0..<frames).flatMap { frame -> [Float] in
        let edge = Self.edge(frame, of: frames) * gain
        let (one, other) =
          isWide ? (left[frame], right[frame]) : (middle[frame], middle[frame])
        return [Float(one * edge * toLeft), Float(other * edge * toRight)]
      })
  }

  /// Full scale is 1: peaks stay 6 dB below it, whatever the level.
  private static func softened(_ gain: Double, peakOf samples: [Double]) -> Double {
    // The channels differ by at most 10 dB: the louder one is 2.6 dB above the middle.
    let peak = samples.reduce(0) { max($0, abs($1)) } * 1.35
    return peak > 0 ? min(gain, 0.5 / peak) : 0
  }

  /// 5 ms at both ends, so that no recording clicks.
  private static func edge(_ frame: Int, of count: Int) -> Double {
    min(1, Double(min(frame, count - 1 - frame)) / 240)
  }
}

extension Recording {
  /// Why it would not be heard as a cue; nil: it would.
  package var reasonItIsNoCue: String? {
    guard frameCount >= Self.shortestCue else { return "it is shorter than 10 ms" }
    let middle = (0..<frameCount).map { frame in
      (sample(frame, 0) + sample(frame, channelCount - 1)) / 2
    }
    // A cue has to be heard from one speaker too.
    guard middle.contains(where: { abs($0) > Self.silence }) else {
      return channelCount == 2 && samples.contains { Double(abs($0)) > Self.silence }
        ? "it is silent in mono, since its channels cancel each other out" : "it is silent"
    }
    return nil
  }

  /// The soft ends, 5 ms each, would take all of a shorter one.
  private static let shortestCue = 480
  /// Full scale is 1: -80 dBFS.
  private static let silence = 0.0001

  /// One channel, lengthened or shortened by playing it slower or faster.
  /// - Parameter frames: of the result.
  func channel(_ channel: Int, frames: Int) -> [Double] {
    let step = Double(frameCount) / Double(max(1, frames))
    return (0..<frames).map { frame in
      let place = Double(frame) * step
      let at = Int(place)
      return Self.between(
        sample(at - 1, channel), sample(at, channel), sample(at + 1, channel),
        sample(at + 2, channel), place - Double(at))
    }
  }

  private func sample(_ frame: Int, _ channel: Int) -> Double {
    guard (0..<frameCount).contains(frame) else { return 0 }
    return Double(samples[frame * channelCount + channel])
  }

  /// Catmull-Rom interpolation between four neighbours.
  private static func between(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double
  ) -> Double {
    let cubic = (d - a) / 2 + 1.5 * (b - c)
    let square = a - 2.5 * b + 2 * c - d / 2
    return ((cubic * t + square) * t + (c - a) / 2) * t + b
  }
}
