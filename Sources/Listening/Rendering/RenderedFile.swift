// The sound file that a rendering fills with frames, in the format that its ending names. A failure
// leaves no incomplete file, and an existing file as it was.

import Console
import Glibc
import Sessions
import SoundFiles
import Sounds

/// WAV is written here, without a library; the other formats by libsndfile.
struct RenderedFile {
  var path: String
  var format: SoundFormat
  /// Known in advance: the header of a WAV contains it.
  var length: FrameCount
  /// The title in the file's tags; a WAV has none.
  var title: String

  /// What the source supplies next.
  enum Piece {
    case frames(UnsafeBufferPointer<Int16>)
    case end
    /// A signal has arrived: writing is given up.
    case interrupted
  }

  /// Writes the file; what went wrong is printed.
  /// - Parameter next: is called until there is no more.
  /// - Returns: whether it was written.
  func write(_ next: () -> Piece) -> Bool {
    switch format {
    case .wav:
      OutputFile.write(to: path) { put in
        guard put(WaveFile.header(frames: length)) else { return false }
        while true {
          switch next() {
          case .frames(let frames):
            guard put(Array(UnsafeRawBufferPointer(frames))) else { return false }
          case .end: return true
          case .interrupted:
            // The message for the user is made from `errno`.
            errno = EINTR
            return false
          }
        }
      }
    case .compressed(let format):
      OutputFile.write(to: path) { place in compress(to: place, format, next) }
    }
  }

  /// - Parameter place: a temporary file, which is renamed afterwards.
  /// - Returns: why it was not written; nil if it was.
  private func compress(
    to place: String, _ format: SoundFileFormat, _ next: () -> Piece
  ) -> String? {
    do throws(SoundFileError) {
      let writer = try SoundFileWriter(
        path: place, format: format, tags: SoundFileTags(title: title, comment: "Limber"))
      while true {
        switch next() {
        case .frames(let frames): try writer.write(frames)
        case .end:
          try writer.close()
          return nil
        case .interrupted: return "it was interrupted"
        }
      }
    } catch .system(let code) {
      return "it cannot be written: \(String(cString: strerror(code)))"
    } catch {
      return "\(error)"
    }
  }
}
