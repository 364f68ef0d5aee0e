// Frames of 16-bit stereo, and how two stretches of them compare.

import Foundation

/// Interleaved stereo as one value a frame, so that frames are compared as a whole.
struct Samples {
  var frames: [UInt32]

  init(_ data: Data) {
    frames = data.withUnsafeBytes { raw in
      (0..<raw.count / 4).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
    }
  }

  /// The frames of a WAV file with the usual 44-byte header.
  static func wave(_ path: String) throws -> Samples {
    let data = try Data(contentsOf: URL(filePath: path))
    return Samples(data.dropFirst(44))
  }

  /// The first frame that isn't silent.
  var firstSound: Int? { frames.firstIndex { $0 != 0 } }
  /// The last frame that isn't silent.
  var lastSound: Int? { frames.lastIndex { $0 != 0 } }

  /// How many frames from `start` on equal those of `other` from `otherStart` on.
  func equalRun(from start: Int, to other: Samples, from otherStart: Int) -> Int {
    let most = min(frames.count - start, other.frames.count - otherStart)
    return (0..<most).first { frames[start + $0] != other.frames[otherStart + $0] } ?? most
  }

  /// How many frames up to `end` (exclusive) equal those of `other` up to `otherEnd`, backwards.
  func equalRun(upTo end: Int, to other: Samples, upTo otherEnd: Int) -> Int {
    let most = min(end, otherEnd)
    return (1...most).first { frames[end - $0] != other.frames[otherEnd - $0] }.map { $0 - 1 }
      ?? most
  }

  func isSilent(_ range: Range<Int>) -> Bool {
    frames[range.clamped(to: 0..<frames.count)].allSatisfy { $0 == 0 }
  }
}

/// A session that stood still once, against the same one as it is rendered.
struct Standstill {
  /// Where the rendered session begins in what was heard.
  let offset: Int
  /// How many frames are the same from the beginning on, and up to the end.
  let before: Int
  let after: Int
  /// Of the rendered session, and of what was heard, behind the last sound.
  let end: Int
  let heardEnd: Int
  /// By how many frames the end came later.
  var shift: Int { heardEnd - end - offset }

  init?(_ heard: Samples, of render: Samples) {
    guard let first = heard.firstSound, let rendered = render.firstSound,
      let last = heard.lastSound, let renderedLast = render.lastSound
    else { return nil }
    offset = first - rendered
    (end, heardEnd) = (renderedLast + 1, last + 1)
    before = heard.equalRun(from: offset, to: render, from: 0)
    after = heard.equalRun(upTo: heardEnd, to: render, upTo: end)
  }

  /// Nothing is lost: together they are all of it; where both match, it is silent.
  var isWhole: Bool { before + after >= end }
}
