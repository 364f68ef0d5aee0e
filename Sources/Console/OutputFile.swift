// A file that a command writes where the user asked for it: complete, or as it was before.

import Control
import Glibc

/// For results such as pages and sounds, and for changes of the user's files.
package enum OutputFile {
  /// Writes a regular file under a temporary name in the same folder, then renames it. Anything
  /// else, such as a pipe or standard output (`-`), is written directly. What went wrong is
  /// printed.
  /// - Parameter body: calls its argument for each piece, and returns false as soon as that does.
  /// - Returns: whether everything was written.
  package static func write(to path: String, _ body: ((_ bytes: [UInt8]) -> Bool) -> Bool) -> Bool {
    if path == "-" {
      return body { bytes in
        StandardOutput.put(bytes)
        return true
      }
    }
    let target = Target(path)
    guard let file = fopen(target.written, "wb") else {
      complain(path, errno)
      return false
    }
    let isWritten = body { fwrite($0, 1, $0.count, file) == $0.count }
    let reason = errno
    // What is still in the buffer is written here, and may fail.
    guard fclose(file) == 0 else { return target.giveUp(path, errno) }
    guard isWritten else { return target.giveUp(path, reason) }
    guard target.isTemporary else { return true }
    return rename(target.written, target.path) == 0 || target.giveUp(path, errno)
  }

  /// Writes a text as the entire file.
  package static func write(_ text: String, to path: String) -> ExitStatus {
    write(to: path) { $0(Array(text.utf8)) } ? .done : .failure
  }

  /// The same for a library that writes a file by its path. Only regular files are possible.
  /// - Parameter writer: writes a complete file at a path; returns why it could not, else nil.
  /// - Returns: whether it was written.
  package static func write(to path: String, by writer: (_ place: String) -> String?) -> Bool {
    let target = Target(path)
    guard target.isTemporary else {
      Console.complain("limber: \(path) is not a regular file; only a WAV can be written there")
      return false
    }
    if let reason = writer(target.written) {
      unlink(target.written)
      Console.complain("limber: \(path): \(reason)")
      return false
    }
    return rename(target.written, target.path) == 0 || target.giveUp(path, errno)
  }

  /// Where a path leads, and what is written in its place.
  private struct Target {
    /// The file itself: symbolic links are followed, so that they stay.
    var path: String
    var written: String
    var isTemporary: Bool

    init(_ path: String) {
      var status = stat()
      let exists = stat(path, &status) == 0
      self.path = path
      if exists, let real = realpath(path, nil) {
        self.path = String(cString: real)
        free(real)
      }
      isTemporary = !exists || status.st_mode & S_IFMT == S_IFREG
      written = isTemporary ? "\(self.path).part" : path
    }

    /// Removes the temporary file and prints the reason.
    /// - Returns: false, for the caller to return.
    func giveUp(_ name: String, _ code: Int32) -> Bool {
      if isTemporary { unlink(written) }
      complain(name, code)
      return false
    }
  }

  private static func complain(_ path: String, _ code: Int32) {
    Console.complain("limber: \(path) cannot be written: \(String(cString: strerror(code)))")
  }
}
