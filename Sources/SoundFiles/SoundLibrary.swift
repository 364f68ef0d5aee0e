// When libsndfile and libsamplerate are in memory: from the first file on, until they are let go.

import CSndfile

/// Called from one thread at a time, like all of this room.
package enum SoundLibrary {
  /// - Throws: which library is missing.
  package static func load() throws(SoundFileError) {
    if let missing = limber_sound_load() {
      throw .noLibrary(String(cString: missing))
    }
  }

  /// Gives their memory back; the next file opens them again.
  /// - Returns: false while a file is open.
  @discardableResult
  package static func letGo() -> Bool { limber_sound_unload() != 0 }

  /// What the library says of a file, or of the last open that failed: its first line, without
  /// the full stop.
  static func words(_ file: OpaquePointer?) -> String {
    let text = String(cString: limber_sf_strerror(file))
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}
