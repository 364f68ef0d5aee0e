// Keeps libsndfile and libsamplerate in memory only while needed: from the first file until they
// are released.

import CSndfile

/// Called from one thread at a time, like everything in this module.
package enum SoundLibrary {
  /// - Throws: which library is missing.
  package static func load() throws(SoundFileError) {
    if let missing = limber_sound_load() {
      throw .noLibrary(String(cString: missing))
    }
  }

  /// Frees their memory; the next file loads them again.
  /// - Returns: false while a file is open.
  @discardableResult
  package static func letGo() -> Bool { limber_sound_unload() != 0 }

  /// The library's message about a file, or about the last open that failed: its first line,
  /// without the full stop.
  static func words(_ file: OpaquePointer?) -> String {
    let text = String(cString: limber_sf_strerror(file))
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}
