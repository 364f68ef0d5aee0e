// Reads folders and links, for which Glibc only offers C loops.

import Glibc

/// Entries of a folder.
enum FolderEntries {
  /// The names in a folder, sorted; none if it can't be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// A symbolic link.
package enum SymbolicLink {
  /// The target of a link, one step; nil if the path is not a link.
  package static func target(of path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      let count = readlink(path, buffer.baseAddress!, buffer.count)
      guard count >= 0 else { return nil }
      // A C char is signed on some machines.
      let bytes = buffer[..<count].lazy.map { UInt8(truncatingIfNeeded: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
