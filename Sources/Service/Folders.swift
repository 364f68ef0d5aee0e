// Creates folders with the mode that the XDG Base Directory specification requires.

import Glibc

/// Creates folders.
package enum Folders {
  /// Creates a folder and those above it, each with mode 0700; existing ones are left unchanged.
  /// - Returns: 0, or an errno.
  package static func make(_ path: String) -> Int32 {
    if mkdir(path, 0o700) == 0 { return 0 }
    switch errno {
    case EEXIST:
      var status = stat()
      guard stat(path, &status) == 0 else { return errno }
      return status.st_mode & S_IFMT == S_IFDIR ? 0 : ENOTDIR
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return ENOENT }
      let above = make(String(path[..<slash]))
      if above != 0 { return above }
      return mkdir(path, 0o700) == 0 || errno == EEXIST ? 0 : errno
    case let code: return code
    }
  }
}
