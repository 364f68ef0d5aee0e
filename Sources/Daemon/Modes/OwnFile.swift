// Files that a command writes for a person, in their own folders: new ones only, and whole.

import Control
import Glibc
import Service

enum OwnFile {
  /// Writes a new file, and tells what went wrong.
  /// - Returns: an exit status.
  static func create(_ path: String, _ text: String) -> Int32 {
    let folder = makeFolder(of: path)
    guard folder == ExitStatus.done else { return folder }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let isThere = errno == EEXIST
      Console.complain(
        isThere
          ? "limber: \(path) exists already; edit it, or remove it first"
          : "limber: \(path) cannot be written: \(String(cString: strerror(errno)))")
      return isThere ? ExitStatus.badData : ExitStatus.failure
    }
    let isWritten = write(descriptor, text, text.utf8.count) == text.utf8.count
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      Console.complain("limber: \(path) cannot be written; is the disk full?")
      return ExitStatus.failure
    }
    return ExitStatus.done
  }

  /// Makes the folder that a file is to lie in, and tells what went wrong.
  /// - Returns: an exit status.
  static func makeFolder(of path: String) -> Int32 {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let made = Folders.make(folder)
    guard made == 0 else {
      Console.complain("limber: \(folder) cannot be made: \(String(cString: strerror(made)))")
      return ExitStatus.failure
    }
    return ExitStatus.done
  }
}

/// A name that becomes a file's: letters, digits, hyphens and underscores, so that it has no slash
/// and no dot in front.
enum FileName {
  static func isValid(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 100 else { return false }
    let isFirst = first.properties.isAlphabetic || ("0"..."9").contains(first)
    return isFirst
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
      }
  }
}
