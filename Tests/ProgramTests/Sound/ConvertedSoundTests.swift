// Devices that take no 48 kHz, 16 bits or stereo: libasound's own converters stand between, and
// what is heard is the session all the same: both sides of it, at its pace.

import Foundation
import Testing

/// One channel or two, as numbers between -1 and 1.
private struct Waves {
  var channels: [[Double]]

  init(_ data: Data, _ kind: TestCard.Kind) {
    let samples: [Double] = data.withUnsafeBytes { raw in
      switch kind.format {
      case "S16_LE":
        Self.read(raw, Int16.self).map { Double($0) / 32_768 }
      case "S32_LE":
        Self.read(raw, Int32.self).map { Double($0) / 2_147_483_648 }
      case "FLOAT_LE":
        Self.read(raw, Float.self).map(Double.init)
      default:
        // Three bytes, the lowest first.
        stride(from: 0, to: raw.count - 2, by: 3).map { at in
          let high = Int32(Int8(bitPattern: raw[at + 2])) << 16
          return Double(high | Int32(raw[at + 1]) << 8 | Int32(raw[at])) / 8_388_608
        }
      }
    }
    channels = (0..<kind.channels).map { channel in
      stride(from: channel, to: samples.count, by: kind.channels).map { samples[$0] }
    }
  }

  private static func read<Sample>(
    _ raw: UnsafeRawBufferPointer, _: Sample.Type
  ) -> [Sample] where Sample: BitwiseCopyable {
    let size = MemoryLayout<Sample>.size
    return (0..<raw.count / size).map {
      raw.loadUnaligned(fromByteOffset: $0 * size, as: Sample.self)
    }
  }

  init(_ samples: Samples) {
    channels = [0, 16].map { shift in
      samples.frames.map { Double(Int16(truncatingIfNeeded: $0 >> UInt32(shift))) / 32_768 }
    }
  }

  /// All channels as one.
  var mixed: [Double] {
    channels[0].indices.map { index in
      channels.reduce(0) { $0 + $1[index] } / Double(channels.count)
    }
  }
}

/// The same sound at another rate; linear between two frames, which is enough to know it again.
private func resampled(_ wave: [Double], to rate: Int) -> [Double] {
  (0..<(wave.count - 1) * rate / 48_000).map { frame in
    let at = Double(frame) * 48_000 / Double(rate)
    let (low, part) = (Int(at), at - at.rounded(.down))
    return wave[low] * (1 - part) + wave[low + 1] * part
  }
}

/// How alike two stretches of sound are: 1 for the same.
private func likeness(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
  var (product, first, second) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    product += x * y
    first += x * x
    second += y * y
  }
  return product / (first * second).squareRoot()
}

@Suite(.serialized) struct ConvertedSoundTests {
  /// A session on a card of its own, played to its end beside others.
  private struct Playing {
    let home: Home
    let card: TestCard
    let daemon: Child
    let render: Samples

    init(_ kind: TestCard.Kind) throws {
      home = try Home()
      try home.write(
        "steps: [{exercise: knee-to-chest, hold: 2s, ready: 2s, change: 2s}]\n",
        to: "routines/sides.yaml")
      card = try TestCard(for: home, kind)
      (render, _) = try rendered(home, "sides")
      daemon = try home.daemon()
      try #require(home.limber("start", "sides").status == 0)
    }

    /// What the card was given, as numbers.
    func heard() throws -> Waves {
      try eventually("it ends", within: 60) { try home.status()["session"] is NSNull }
      daemon.signal(SIGTERM)
      #expect(try daemon.wait(seconds: 5) == 0)
      let lines = daemon.errors.split(separator: "\n").filter { $0.contains("ALSA converts") }
      #expect(lines.count == 1, "it is told once: \(daemon.errors)")
      return Waves(try card.written(), card.kind)
    }
  }

  private static let alike = [
    TestCard.Kind(format: "S32_LE"), TestCard.Kind(format: "S24_3LE"),
    TestCard.Kind(format: "FLOAT_LE"), TestCard.Kind(channels: 1),
  ]

  @Test func anotherFormatAndOneChannelHoldEveryFrame() throws {
    for session in try Self.alike.map(Playing.init) {
      let (heard, render) = (try session.heard(), Waves(session.render))
      // A mono device has both sides in its one channel.
      let expected = heard.channels.count == 1 ? [render.mixed] : render.channels
      let first = heard.mixed.firstIndex { abs($0) > 1e-6 }
      let rendered = expected[0].indices.first { index in
        expected.contains { abs($0[index]) > 1e-6 }
      }
      let offset = try #require(first) - #require(rendered)
      for (channel, wave) in zip(heard.channels, expected) {
        try #require(channel.count >= offset + wave.count)
        let worst = wave.indices.map { abs(channel[offset + $0] - wave[$0]) }.max()!
        // One step of 16 bits.
        #expect(worst <= 1.01 / 32_768, "\(session.card.kind): \(worst)")
      }
    }
  }

  private static let slower = [
    TestCard.Kind(rate: 44_100), TestCard.Kind(channels: 1, rate: 44_100),
    TestCard.Kind(format: "S32_LE", channels: 6, rate: 96_000),
  ]

  @Test func anotherRateHoldsTheSamePaceOnBothSides() throws {
    for session in try Self.slower.map(Playing.init) {
      let (kind, heard) = (session.card.kind, try session.heard())
      let render = Waves(session.render)
      let pairs =
        kind.channels == 1
        ? [(heard.channels[0], render.mixed)]
        : Array(zip(heard.channels, render.channels))
      for (channel, wave) in pairs {
        try expectSame(channel, resampled(wave, to: kind.rate), kind)
      }
    }
  }

  /// The same sound, with the same delay from the beginning to the end.
  private func expectSame(_ heard: [Double], _ wave: [Double], _ kind: TestCard.Kind) throws {
    let loud = { (value: Double) in abs(value) > 0.001 }
    let offset =
      try #require(heard.firstIndex(where: loud)) - #require(wave.firstIndex(where: loud))
    // The first tone gives the offset to the frame.
    let start = try #require(wave.firstIndex(where: loud))
    let first = start..<(start + kind.rate / 5)
    let shifts = (offset - 100)...(offset + 100)
    let shift = try #require(
      shifts.filter { first.lowerBound + $0 >= 0 }.max {
        likeness(heard[first.moved($0)], wave[first])
          < likeness(heard[first.moved($1)], wave[first])
      })
    for start in stride(from: start, to: wave.count - kind.rate / 5, by: kind.rate / 5) {
      let window = start..<(start + kind.rate / 5)
      guard wave[window].contains(where: { abs($0) > 0.01 }) else { continue }
      #expect(window.upperBound + shift <= heard.count)
      let same = likeness(heard[window.moved(shift)], wave[window])
      #expect(same > 0.97, "\(kind): \(same) at \(start)")
    }
  }
}

extension Range<Int> {
  fileprivate func moved(_ by: Int) -> Range { (lowerBound + by)..<(upperBound + by) }
}
