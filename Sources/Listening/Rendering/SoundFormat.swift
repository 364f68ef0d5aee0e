// The format of a sound file, by the ending of its name.

import SoundFiles

/// WAV needs no library; the others need libsndfile.
enum SoundFormat: Hashable {
  /// 16 bits, stereo, 48 kHz.
  case wav
  case compressed(SoundFileFormat)

  /// - Parameter path: `-`, standard output, is a WAV.
  /// - Returns: nil for any other ending, or none.
  init?(path: String) {
    if path == "-" || Self.ending(of: path) == "wav" {
      self = .wav
    } else if Self.ending(of: path) != nil, let format = SoundFileFormat(path: path) {
      self = .compressed(format)
    } else {
      return nil
    }
  }

  /// In lower case; nil for a name without one, such as `.wav`, which is a hidden file.
  private static func ending(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The message about a path that names no format.
  static func refusal(of path: String) -> String {
    "“\(path)” does not name a kind of sound file; end it in .wav, .flac, .opus or .ogg"
  }
}
