// Why a sound could not be read or written, as the end of a sentence in a diagnostic.

import Glibc

package enum SoundFileError: Error, Hashable, Sendable {
  /// The library's name.
  case noLibrary(String)
  /// The errno of the call that failed.
  case system(Int32)
  case notRegular
  /// The library's message.
  case notSound(String)
  case truncated
  case empty
  case notNumbers
  case tooLong
  case channels(Int)
  case rate(Int)
  /// The library's message.
  case broken(String)
  /// The library's message.
  case unwritable(String)
}

extension SoundFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noLibrary("libsamplerate"):
      "libsamplerate is not installed (Debian: libsamplerate0)"
    case .noLibrary(let name):
      "\(name) is not installed (Debian: \(name)1)"
    case .system(EACCES), .system(EPERM):
      "the file cannot be opened; are its permissions right?"
    case .system(ENOENT):
      "there is no such file; is its name right?"
    case .system(let code):
      "the file cannot be opened: \(String(cString: strerror(code)))"
    case .notRegular:
      "this is not a regular file; is it a folder?"
    case .notSound(let words):
      "this is not a sound that libsndfile reads, such as WAV, FLAC or Ogg: \(words)"
    case .truncated:
      "the sound is shorter than its header says; was it copied completely?"
    case .empty:
      "the sound has no frames; was its recording stopped too early?"
    case .notNumbers:
      "the sound has samples that are not numbers, or are far too large; was it exported badly?"
    case .tooLong:
      "the sound is longer than \(SoundFile.secondsMax) s; cut it shorter"
    case .channels(let count):
      "the sound has \(count) channels; mix it down to one or two"
    case .rate(let hertz):
      "the sound has \(hertz) frames a second, which is not within 1000 to 768000"
    case .broken(let words):
      "the sound is broken: \(words)"
    case .unwritable(let words):
      "the sound cannot be written: \(words)"
    }
  }
}
