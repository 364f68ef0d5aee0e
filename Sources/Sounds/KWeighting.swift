// How loud a sound is perceived: the K-weighting of ITU-R BS.1770-4, a shelf filter for the head
// and a high-pass filter, with the coefficients of its tables 1 and 2 for 48 kHz.

import func Glibc.log10

package enum KWeighting {
  /// The loudness of the loudest tenth of a second, about as long as the ear integrates; of the
  /// entire sound, if it is shorter.
  ///
  /// - Parameter mono: played with this power on both channels, so it counts twice.
  /// - Returns: LUFS; nil for silence.
  static func loudness(ofLoudestTenth mono: [Double]) -> Double? {
    loudness(of: mono, overTenths: 1)
  }

  /// The same over 0.4 s: the momentary loudness at its highest, which meters show.
  package static func momentaryLoudness(of mono: [Double]) -> Double? {
    loudness(of: mono, overTenths: 4)
  }

  private static func loudness(of mono: [Double], overTenths tenths: Int) -> Double? {
    let block = SampleBlock.frames
    let weighted = weighted(mono)
    let energies = stride(from: 0, to: weighted.count, by: block).map { start in
      weighted[start..<min(start + block, weighted.count)].reduce(0) { $0 + $1 * $1 }
    }
    let width = min(SampleBlock.perTenth * tenths, max(1, energies.count))
    guard energies.count >= width else { return nil }
    var loudest = 0.0
    for start in 0...(energies.count - width) {
      loudest = max(loudest, energies[start..<(start + width)].reduce(0, +))
    }
    guard loudest > 0 else { return nil }
    let frames = Double(min(width * block, mono.count))
    return -0.691 + 10 * log10(2 * loudest / frames)
  }

  private enum SampleBlock {
    /// 10 ms.
    static let frames = 480
    static let perTenth = 10
  }

  private static func weighted(_ samples: [Double]) -> [Double] {
    var shelf = Biquad(
      b: (1.53512485958697, -2.69169618940638, 1.19839281085285),
      a: (-1.69065929318241, 0.73248077421585))
    var highPass = Biquad(b: (1, -2, 1), a: (-1.99004745483398, 0.99007225036621))
    return samples.map { highPass.next(shelf.next($0)) }
  }
}

/// A second-order filter, in its transposed direct form.
private struct Biquad {
  let b: (Double, Double, Double)
  let a: (Double, Double)
  private var state = (0.0, 0.0)

  init(b: (Double, Double, Double), a: (Double, Double)) {
    self.b = b
    self.a = a
  }

  mutating func next(_ input: Double) -> Double {
    let output = b.0 * input + state.0
    state.0 = b.1 * input - a.0 * output + state.1
    state.1 = b.2 * input - a.1 * output
    return output
  }
}
