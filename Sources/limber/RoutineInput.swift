// A routine that is given as a file: read here, in the user's folder and with the user's rights,
// and sent as text.

import Control
import Glibc

enum RoutineInput {
  /// In bytes; a routine is a few kilobytes, and the daemon takes messages of 1 MiB, in which
  /// every byte of the text may become two.
  static let sizeMax = 500_000

  /// - Parameter path: `-` is standard input.
  static func read(_ path: String) throws(CommandFailure) -> String {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= sizeMax {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return try text(bytes, path) }
      if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { throw failure(path) }
    }
    throw CommandFailure(
      "\(path): larger than any routine (\(sizeMax) bytes)", .badData)
  }

  private static func text(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("\(path): not a text in UTF-8", .badData)
    }
    return text
  }

  /// Built right after the call, while `errno` is still its own.
  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(path): \(String(cString: strerror(errno)))", .badData)
  }
}
