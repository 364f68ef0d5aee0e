// Detects what libsndfile ignores: a WAV that is shorter than its header claims. Otherwise half a
// cue would be played without an error.

/// The first bytes of a file.
struct RiffHead {
  static let byteCount = 8
  private let size: Int?

  init(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    let isRiff = bytes.count == Self.byteCount && bytes.starts(with: Array("RIFF".utf8))
    size = isRiff ? Self.number(bytes[4...]) : nil
  }

  /// Sizes that mean "unknown": a program that writes to a pipe cannot go back to fill them in.
  /// espeak-ng writes 0x7ffff024, ffmpeg and sox 0xffffffff or slightly less, others 0.
  static func isUnknown(_ size: Int) -> Bool { size == 0 || size >= 0x7fff_0000 }

  /// Whether it was written by a program that could not know its length.
  var hasNoSize: Bool { size.map(Self.isUnknown) ?? false }

  /// Fills in the sizes of a file without any: libsndfile would take a size of 0 literally.
  static func completed(_ bytes: [UInt8]) -> [UInt8] {
    var place = 12
    while place + 8 <= bytes.count {
      let size = number(bytes[(place + 4)..<(place + 8)])
      if bytes[place..<(place + 4)].elementsEqual("data".utf8) {
        guard isUnknown(size) else { return bytes }
        var bytes = bytes
        bytes.replaceSubrange((place + 4)..<(place + 8), with: little(bytes.count - place - 8))
        bytes.replaceSubrange(4..<8, with: little(bytes.count - 8))
        return bytes
      }
      // Chunks are at even offsets.
      place += 8 + size + size % 2
    }
    return bytes
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// - Parameter length: of the entire file, in bytes.
  func isTruncated(at length: Int) -> Bool {
    guard let size, !Self.isUnknown(size) else { return false }
    // Some programs count a padding byte that they leave out.
    return size + 8 > length + 1
  }
}
