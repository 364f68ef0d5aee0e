// The sound file that a rendering fills with frames, in the form that its ending names. Whole, or
// as it was before.

import Console
import Glibc
import Sessions
import SoundFiles
import Sounds

struct RenderedFile {
  var path: String
  var format: SoundFormat
  var length: FrameCount
  /// As players show it.
  var title: String

  /// What comes next.
  enum Piece {
    case frames(UnsafeBufferPointer<Int16>)
    case end
    /// It is to be given up.
    case interrupted
  }

  /// Tells what went wrong.
  /// - Parameter next: is called until there is no more.
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
            errno = EINTR
            return false
          }
        }
      }
    case .compressed(let format):
      OutputFile.write(to: path) { place in compress(to: place, format, next) }
    }
  }

  /// - Returns: why it was not written; nil when it was.
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
