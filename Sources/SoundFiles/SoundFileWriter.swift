// Writes a rendered session as a file smaller than WAV: FLAC, or Ogg Opus. Plain WAV needs no
// library and is written by `WaveFile` (Sounds), also into a pipe.

import CSndfile
import Glibc
import Sessions

/// The format that a file's extension stands for.
package enum SoundFileFormat: String, Hashable, Sendable, CaseIterable {
  /// 16 bits, without loss.
  case flac
  case opus

  /// By extension, in any case: `.flac`, `.opus`, and `.ogg` for Opus; nil for any other.
  package init?(path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    switch name.split(separator: ".").last?.lowercased() {
    case "flac": self = .flac
    case "opus", "ogg": self = .opus
    default: return nil
    }
  }

  /// The format in libsndfile's terms.
  var number: CInt {
    switch self {
    case .flac: CInt(SF_FORMAT_FLAC) | CInt(SF_FORMAT_PCM_16)
    case .opus: CInt(SF_FORMAT_OGG) | CInt(SF_FORMAT_OPUS)
    }
  }
}

/// What players show for a file. libsndfile writes only a few fixed tags, so chapters cannot be
/// included.
package struct SoundFileTags: Hashable, Sendable {
  package var title: String?
  package var comment: String?

  package init(title: String? = nil, comment: String? = nil) {
    self.title = title
    self.comment = comment
  }
}

/// 48 kHz, stereo, from 16 bits.
package struct SoundFileWriter: ~Copyable {
  private let descriptor: Int32
  private let file: OpaquePointer

  /// Creates or truncates a file.
  package init(
    path: String, format: SoundFileFormat, tags: SoundFileTags = SoundFileTags()
  ) throws(SoundFileError) {
    try SoundLibrary.load()
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(errno) }
    var info = SF_INFO()
    info.samplerate = CInt(SampleRate.hertz)
    info.channels = 2
    info.format = format.number
    guard let file = limber_sf_open_fd(descriptor, CInt(SFM_WRITE), &info) else {
      let words = SoundLibrary.words(nil)
      Glibc.close(descriptor)
      throw .unwritable(words)
    }
    self.descriptor = descriptor
    self.file = file
    for (type, text) in [(SF_STR_TITLE, tags.title), (SF_STR_COMMENT, tags.comment)] {
      // If the library refuses a tag, only the tag is lost.
      if let text { _ = limber_sf_set_string(file, CInt(type), text) }
    }
  }

  /// Adds frames.
  /// - Parameter samples: left and right, interleaved.
  package func write(_ samples: UnsafeBufferPointer<Int16>) throws(SoundFileError) {
    let frames = samples.count / 2
    guard limber_sf_writef_short(file, samples.baseAddress, sf_count_t(frames)) == frames else {
      throw .unwritable(SoundLibrary.words(file))
    }
  }

  /// Writes what is left, and closes the file. Without this call, the file is incomplete.
  package consuming func close() throws(SoundFileError) {
    let (descriptor, file) = (descriptor, file)
    discard self
    let error = limber_sf_close(file)
    // A full disk may be reported only now.
    guard Glibc.close(descriptor) == 0 else { throw .system(errno) }
    guard error == 0 else { throw .unwritable("its end could not be written; is the disk full?") }
  }

  // Without `close`, the file is abandoned, and errors no longer matter.
  deinit {
    _ = limber_sf_close(file)
    Glibc.close(descriptor)
  }
}
