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
    guard target.isReady(), let file = fopen(target.written, "wb") else {
      return target.giveUp(path, errno)
    }
    let isWritten = body { fwrite($0, 1, $0.count, file) == $0.count }
    let reason = errno
    // What is still in the buffer is written here, and may fail.
    guard fclose(file) == 0 else { return target.giveUp(path, errno) }
    guard isWritten else { return target.giveUp(path, reason) }
    guard target.isTemporary else { return true }
    return target.isInPlace() || target.giveUp(path, errno)
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
    guard target.isReady() else { return target.giveUp(path, errno) }
    if let reason = writer(target.written) {
      unlink(target.written)
      Console.complain("limber: \(path): \(reason)")
      return false
    }
    return target.isInPlace() || target.giveUp(path, errno)
  }

  /// The first path that leads to the same file as one before it; nil: there is none. Two things
  /// may be written to one device.
  package static func twice(in paths: [String?]) -> String? {
    var seen: Set<String> = []
    return paths.compactMap(\.self).first { path in
      let target = Target(path)
      return (path == "-" || target.isTemporary) && !seen.insert(target.place).inserted
    }
  }

  /// Where a path leads, and what is written there.
  private struct Target {
    /// The file itself: symbolic links are followed, so that they stay.
    var path: String
    var written: String
    var isTemporary: Bool
    /// Of a regular file that is there; nil where there is none.
    private var mode: mode_t?

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
      mode = exists && isTemporary ? status.st_mode & 0o777 : nil
    }

    /// The path, also of a file that is not there yet, whatever way its folder is given.
    var place: String {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? "."
      guard path != "-", let real = realpath(folder, nil) else { return path }
      defer { free(real) }
      let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
      return "\(String(cString: real))/\(name)"
    }

    /// Makes the temporary file with the permissions of the one that it replaces, before anything
    /// is in it: what only its owner could read stays so.
    /// - Returns: false if it can't be made, with the reason in `errno`.
    func isReady() -> Bool {
      guard let mode else { return true }
      // One that was left by a crash may have others.
      unlink(written)
      // Its owner writes it, even if nobody may write the file that it becomes.
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      let descriptor = open(written, flags, mode | S_IWUSR)
      return descriptor >= 0 && close(descriptor) == 0
    }

    /// Puts the temporary file in its place.
    /// - Returns: false if it can't be put there, with the reason in `errno`.
    func isInPlace() -> Bool {
      // The umask took some away.
      if let mode, chmod(written, mode) != 0 { return false }
      return rename(written, path) == 0
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
