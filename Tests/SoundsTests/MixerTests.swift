// The last steps before a card or a file: which tones are added, and how a sum becomes 16 bits.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Sounds

private func quantised(_ samples: [Float], from: Float, to: Float) -> [Int16] {
  var samples = samples
  var output = [Int16](repeating: 7, count: samples.count)
  samples.withUnsafeMutableBufferPointer { samples in
    output.withUnsafeMutableBufferPointer { output in
      Mixer.quantise(samples, gain: (from: from, to: to), to: output)
    }
  }
  return output
}

private let ticks = Score(
  [100, 200, 300].map { Cue(.countdown, at: FrameIndex($0)) }, end: FrameIndex(10_000),
  theme: .fallback)
private let tick = Tone(Theme.fallback.recipe(.countdown, side: nil)!)

@Suite struct MixerTests {
  @Test(
    arguments: [
      (nil, nil, [100, 200, 300]), (100..<200, nil, [200, 300]), (101..<201, nil, [100, 300]),
      (200..<200, nil, [100, 200, 300]), (nil, 200, [100]), (nil, 201, [100, 200]),
      (0..<101, 300, [200]),
    ] as [(Range<Int64>?, Int64?, [Int])])
  func whatIsLateOrBeginsTooLateIsLeftOut(late: Range<Int64>?, last: Int64?, expected: [Int]) {
    let late = late.map { FrameIndex($0.lowerBound)..<FrameIndex($0.upperBound) }
    let last = last.map { FrameIndex($0) }
    var buffer = [Float](repeating: 0, count: 10_000 * 2)
    buffer.withUnsafeMutableBufferPointer {
      Mixer.add(ticks, from: .zero, without: late, until: last, gain: 0.5, to: $0)
    }
    var plain = [Float](repeating: 0, count: buffer.count)
    for start in expected {
      for index in tick.samples.indices { plain[start * 2 + index] += tick.samples[index] * 0.5 }
    }
    #expect(firstDifference(buffer, plain) == nil)
  }

  @Test func aToneIsAddedFromOneOfItsFramesOnAndNoFurtherThanItGoes() {
    var buffer = [Float](repeating: 0.25, count: 20)
    let from = tick.frameCount - 5
    buffer.withUnsafeMutableBufferPointer { Mixer.add(tick, from: from, gain: 2, to: $0) }
    let expected = tick.samples.suffix(10).map { 0.25 + $0 * 2 }
    #expect(firstDifference(buffer, expected + [Float](repeating: 0.25, count: 10)) == nil)
    // Past its end there is nothing to add.
    let before = buffer
    buffer.withUnsafeMutableBufferPointer {
      Mixer.add(tick, from: tick.frameCount + 3, gain: 2, to: $0)
    }
    #expect(firstDifference(buffer, before) == nil)
  }

  @Test(
    arguments: [
      (0, 0), (1, 32_767), (-1, -32_767), (0.5, 16_384), (-0.25, -8192), (0.00001, 0),
      (0.00002, 1), (1.5, 32_767), (-1.5, -32_768), (40, 32_767), (-40, -32_768),
    ] as [(Float, Int16)])
  func aSampleIsRoundedAndWhatIsTooLoudIsClipped(sample: Float, expected: Int16) {
    #expect(quantised([sample, sample], from: 1, to: 1) == [expected, expected])
  }

  @Test func aChangeOfGainIsEvenOverTheBuffer() {
    let one = [Float](repeating: 1, count: 1000)
    let rising = quantised(one, from: 0, to: 1)
    #expect(rising[0] == 0)
    let steps = zip(rising, rising.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { (32...33).contains($0) })
    #expect(rising[999] > 32_700)
    #expect(quantised(one, from: 0.5, to: 0.5).allSatisfy { $0 == 16_384 })
  }
}
