// What the tests hear with: levels, pitches and harmonics, measured by other means than those that
// the synthesis uses.

import Foundation
import Sessions

@testable import Sounds

/// One channel, or the sum of both, as a mono speaker plays it.
enum Ear { case left, right, mono }

extension Tone {
  func heard(by ear: Ear) -> [Double] {
    (0..<frameCount).map { frame in
      let left = Double(samples[frame * 2])
      let right = Double(samples[frame * 2 + 1])
      switch ear {
      case .left: return left
      case .right: return right
      case .mono: return (left + right) / 2
      }
    }
  }

  /// By one filter of fourth order instead of two of second.
  private func weighted(_ ear: Ear) -> [Double] {
    let numerator = product(
      [1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -2, 1])
    let denominator = product(
      [1, -1.69065929318241, 0.73248077421585], [1, -1.99004745483398, 0.99007225036621])
    let input = heard(by: ear)
    var output = [Double](repeating: 0, count: input.count)
    for frame in input.indices {
      var sum = 0.0
      for (back, factor) in numerator.enumerated() where back <= frame {
        sum += factor * input[frame - back]
      }
      for (back, factor) in denominator.enumerated().dropFirst() where back <= frame {
        sum -= factor * output[frame - back]
      }
      output[frame] = sum
    }
    return output
  }

  private func product(_ one: [Double], _ other: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: one.count + other.count - 1)
    for (i, a) in one.enumerated() { for (j, b) in other.enumerated() { result[i + j] += a * b } }
    return result
  }

  var peak: Double { samples.reduce(0) { max($0, abs(Double($1))) } }

  /// The momentary loudness of EBU Tech 3341 at its loudest: over 0.4 s, with the silence around it
  /// where it is shorter.
  var momentary: Double { loudness(over: 19_200, padded: true) }

  /// The loudness in LUFS of its loudest tenth of a second, or of all of it if it is shorter, by
  /// a window that slides frame by frame; weighted by the response of BS.1770's filters, which is
  /// reckoned here from their poles and zeros in another form than the synthesis filters by.
  var loudness: Double { loudness(over: 4800, padded: false) }

  private func loudness(over frames: Int, padded: Bool) -> Double {
    var energies = zip(weighted(.left), weighted(.right)).map { $0 * $0 + $1 * $1 }
    if padded, energies.count < frames {
      energies += [Double](repeating: 0, count: frames - energies.count)
    }
    let window = min(frames, energies.count)
    var sum = energies[..<window].reduce(0, +)
    var loudest = sum
    for frame in window..<energies.count {
      sum += energies[frame] - energies[frame - window]
      loudest = max(loudest, sum)
    }
    return -0.691 + 10 * log10(loudest / Double(window))
  }
}

func rms(_ samples: some Collection<Double>) -> Double {
  (samples.reduce(0) { $0 + $1 * $1 } / Double(samples.count)).squareRoot()
}

/// The amplitude of one frequency in a steady stretch.
func amplitude(_ samples: some Collection<Double>, at hertz: Double) -> Double {
  var (real, imaginary) = (0.0, 0.0)
  for (frame, sample) in samples.enumerated() {
    let turn = 2 * Double.pi * hertz * Double(frame) / 48_000
    real += sample * cos(turn)
    imaginary += sample * sin(turn)
  }
  return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(samples.count)
}

/// How often it passes from below zero to above: once a period.
func periods(_ samples: some Collection<Double>) -> Int {
  zip(samples, samples.dropFirst()).count { $0 < 0 && $1 >= 0 }
}
