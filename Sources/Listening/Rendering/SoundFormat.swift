// What a sound file is, told by the ending of its name.

import SoundFiles

enum SoundFormat: Hashable {
  /// 16 bits, written without any library.
  case wav
  case compressed(SoundFileFormat)

  /// - Parameter path: `-`, standard output, is a WAV.
  /// - Returns: nil for another ending, or none.
  init?(path: String) {
    if path == "-" || Self.ending(of: path) == "wav" {
      self = .wav
    } else if Self.ending(of: path) != nil, let format = SoundFileFormat(path: path) {
      self = .compressed(format)
    } else {
      return nil
    }
  }

  /// In small letters; nil for a name without one.
  private static func ending(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Why a path is none.
  static func refusal(of path: String) -> String {
    "“\(path)” does not name a kind of sound file; end it in .wav, .flac, .opus or .ogg"
  }
}
