// What a sound file is, told by the ending of its name.

import ConfigFiles

enum SoundFormat: String, CaseIterable {
  case wav, flac, opus

  /// - Parameter path: `-`, standard output, is a WAV.
  /// - Returns: nil for another ending, or none.
  init?(path: String) {
    if path == "-" {
      self = .wav
      return
    }
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    // RFC 7845, section 9: files of Ogg Opus end in .opus; .ogg is what old players know.
    guard let format = SoundFormat(rawValue: ending == "ogg" ? "opus" : ending) else { return nil }
    self = format
  }

  /// Why a path is none.
  static func refusal(of path: String) -> String {
    "“\(path)” does not say which sound file it is to be; end it in .wav, .flac, .opus or .ogg"
  }
}
