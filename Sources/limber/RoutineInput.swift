// A routine that is given as a file or on standard input. It is read here, because the daemon has
// another working folder and may have other rights, and is sent as text.

import Control
import Glibc

/// Used by `limber start`; the offline commands read files by themselves.
enum RoutineInput {
  /// In bytes. A routine has a few kilobytes; the daemon accepts messages of 1 MiB, and escaping
  /// can double each byte of a text in JSON.
  static let sizeMax = 500_000

  /// - Parameter path: `-` is standard input.
  /// - Throws: `badData` for a file that can't be read, is too large, or is not UTF-8.
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

  /// Refuses bytes that are not UTF-8, rather than replacing them.
  private static func text(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("\(path): not a text in UTF-8", .badData)
    }
    return text
  }

  /// Has to be called right after the call that failed, before `errno` changes.
  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(path): \(String(cString: strerror(errno)))", .badData)
  }
}
