// How SQLite makes transactions atomic: with a write-ahead log, unless the folder is on a file
// system that other machines share. The log needs memory that all readers map, which machines
// cannot share (sqlite.org/wal.html: all processes must be on the same host).

import Glibc

/// The journal mode, in SQLite's words.
package enum Journal: String, Hashable, Sendable {
  /// Readers and a writer do not block each other.
  case writeAhead = "WAL"
  /// Works on every file system; a writer blocks readers while it commits.
  case rollback = "DELETE"

  /// The journal that the file system of a database supports.
  init(besides path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard let real = realpath(folder.isEmpty ? "/" : folder, nil) else {
      self = .writeAhead
      return
    }
    defer { free(real) }
    self.init(mounts: Self.mounts(), folder: String(cString: real))
  }

  /// - Parameters:
  ///   - mounts: the text of `/proc/self/mountinfo` (proc(5)).
  ///   - folder: an absolute path without links.
  init(mounts: String, folder: String) {
    // The mount with the longest matching path is the one that the folder is on.
    var best: (point: String, type: Substring)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, let dash = fields[6...].firstIndex(of: "-"),
        dash + 1 < fields.count
      else { continue }
      let point = Self.unescaped(fields[4])
      let holds = point == "/" || folder == point || folder.hasPrefix(point + "/")
      // A later mount on the same point covers an earlier one.
      guard holds, point.utf8.count >= best?.point.utf8.count ?? 0 else { continue }
      best = (point, fields[dash + 1])
    }
    self = best.map { Self.isShared($0.type) } == true ? .rollback : .writeAhead
  }

  /// Whether other machines may have a file system of this type mounted.
  private static func isShared(_ type: Substring) -> Bool {
    shared.contains(String(type)) || type.hasPrefix("nfs") || type.hasPrefix("fuse.")
  }

  /// Of the FUSE file systems, only those on a local block device are not shared.
  private static let shared: Set<String> = [
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "fuse", "gfs2", "gpfs", "lustre", "ncpfs",
    "ocfs2", "orangefs", "smb3", "smbfs", "vboxsf", "virtiofs",
  ]

  /// The mounts of this process. Files in /proc have no size, so the text is read in pieces.
  private static func mounts() -> String {
    guard let file = fopen("/proc/self/mountinfo", "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A space is written as `\040`; tab, newline and backslash are escaped in the same way.
  private static func unescaped(_ field: Substring) -> String {
    let written = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
    var text = String(field)
    for (code, character) in written {
      text = text.split(separator: code, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text
  }
}
