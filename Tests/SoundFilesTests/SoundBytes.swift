// Sound files made by hand, so that the reader is held against the format and not against a
// writer of ours.

import Foundation

/// A RIFF WAVE file.
struct WaveBytes {
  var rate = 48_000
  var channels = 1
  /// Float samples; else 16 bits.
  var isFloat = false
  /// In turn for two channels.
  var samples: [Float] = []
  /// What the header says instead of the truth.
  var riffSize: UInt32?
  var dataSize: UInt32?

  var bytes: [UInt8] {
    let data = samples.flatMap { sample in
      isFloat ? little(sample.bitPattern) : little(Int16((sample * 32_767).rounded()))
    }
    let width = isFloat ? 4 : 2
    return Array("RIFF".utf8) + little(riffSize ?? UInt32(data.count + 36)) + Array("WAVE".utf8)
      + Array("fmt ".utf8) + little(UInt32(16)) + little(UInt16(isFloat ? 3 : 1))
      + little(UInt16(channels)) + little(UInt32(rate)) + little(UInt32(rate * channels * width))
      + little(UInt16(channels * width)) + little(UInt16(width * 8)) + Array("data".utf8)
      + little(dataSize ?? UInt32(data.count)) + data
  }

  private func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}

/// Half of full scale.
func sine(_ hertz: Double, rate: Int, seconds: Double) -> [Float] {
  (0..<Int(Double(rate) * seconds)).map {
    Float(0.5 * sin(2 * Double.pi * hertz * Double($0) / Double(rate)))
  }
}
