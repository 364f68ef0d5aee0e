// The files of the database: readable only by their owner, and never overwritten. A damaged one is
// put aside under a new name, and a new one is created.

import GRDB
import Glibc

/// Operations on the files themselves, outside SQLite.
enum StoreFile {
  /// Creates the file with mode 0600 before SQLite does, which gives the same mode to its -wal and
  /// -shm; puts a damaged one aside.
  static func prepare(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path, reason: reason(errno)) }
    fchmod(descriptor, 0o600)
    let damaged = !isDatabase(descriptor)
    close(descriptor)
    if damaged {
      let aside = try putAside(path, as: "damaged")
      throw .damaged(path, keptAs: aside)
    }
  }

  /// Renames the database and its companion files.
  /// - Parameter why: a word for the new name.
  /// - Returns: the new path.
  static func putAside(_ path: String, as why: String) throws(StoreError) -> String {
    // A number in the name: an earlier file that was put aside is never overwritten.
    var number = 1
    while access("\(path).\(why)-\(number)", F_OK) == 0 { number += 1 }
    let aside = "\(path).\(why)-\(number)"
    guard rename(path, aside) == 0 else { throw .cannotOpen(path, reason: reason(errno)) }
    // The companions belong to the old database; left behind, SQLite would apply them to the new
    // one.
    for suffix in ["-wal", "-shm", "-journal"] { rename(path + suffix, aside + suffix) }
    return aside
  }

  /// Empty, or with the header of a SQLite 3 database.
  private static func isDatabase(_ descriptor: Int32) -> Bool {
    let magic = Array("SQLite format 3\0".utf8)
    var head = [UInt8](repeating: 0, count: magic.count)
    let count = pread(descriptor, &head, head.count, 0)
    return count == 0 || (count == magic.count && head == magic)
  }

  /// Whether there is a file, without opening it.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The system's description of an error number.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
