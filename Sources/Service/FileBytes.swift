// Reads an entire small file, with a limit, so that a path to the wrong file can't fill the memory.

import Glibc

/// Reads entire files.
enum FileBytes {
  /// The errno of the call that failed; EFBIG if the file is longer than the limit.
  struct Failure: Error, Equatable {
    var code: Int32
  }

  /// The content of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { throw Failure(code: errno) }
    let descriptor = Descriptor(owning: number)
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { throw Failure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    return try readAll(descriptor, limit)
  }

  private static func readAll(
    _ descriptor: borrowing Descriptor, _ limit: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor.number, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw Failure(code: EFBIG) }
    }
  }
}
