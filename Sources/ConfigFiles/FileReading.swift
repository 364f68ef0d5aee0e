// Files and folders as the system returns them, with the reason for a failure: a folder that cannot
// be read must not look like an empty one, or all of its reminders would be lost without a sign.

import Glibc

/// The errno of the call that failed; EFBIG and EINVAL as documented for `FileReading.bytes`.
struct ReadFailure: Error, Equatable {
  var code: Int32

  /// The system's description.
  var words: String { String(cString: strerror(code)) }
}

/// POSIX calls instead of Foundation: they give the reason for a failure, and Foundation would be a
/// large library for little.
enum FileReading {
  /// The bytes of a file.
  /// - Parameter anyKind: also reads files that are not regular, such as a pipe, to its end. Only
  ///   for a path that the user named: a pipe in a folder of files would block the daemon for ever.
  /// - Throws: EFBIG for more bytes than `Limits.fileBytes`, EINVAL if it is not a regular file.
  static func bytes(_ path: String, anyKind: Bool) throws(ReadFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (anyKind ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw ReadFailure(code: errno) }
    defer { close(descriptor) }
    if !anyKind {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw ReadFailure(code: errno) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw ReadFailure(code: EINVAL) }
    }
    return try readAll(descriptor)
  }

  private static func readAll(_ descriptor: Int32) throws(ReadFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ReadFailure(code: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= Limits.fileBytes else { throw ReadFailure(code: EFBIG) }
    }
  }

  /// The contents of a folder.
  struct Names {
    var names: [String] = []
    /// Names that are not UTF-8, written as closely as possible; these files are never opened.
    var unreadable: [String] = []
  }

  /// The names in a folder; empty if the folder does not exist.
  static func names(in folder: String) throws(ReadFailure) -> Names {
    guard let directory = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return Names() }
      throw ReadFailure(code: errno)
    }
    defer { closedir(directory) }
    var found = Names()
    while true {
      // The end and a failure both return NULL (readdir(3)).
      errno = 0
      guard let entry = readdir(directory) else { break }
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let bytes = bytes.prefix { $0 != 0 }
        if let name = String(validating: bytes, as: UTF8.self) {
          if name != ".", name != ".." { found.names.append(name) }
        } else {
          found.unreadable.append(String(decoding: bytes, as: UTF8.self))
        }
      }
    }
    guard errno == 0 else { throw ReadFailure(code: errno) }
    return found
  }

  /// Whether there is anything at a path, even if it cannot be read.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR)
  }
}
