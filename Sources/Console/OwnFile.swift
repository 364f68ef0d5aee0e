// New files in the user's own folders; an existing file is never overwritten.

import Control
import Glibc
import Service

/// Used by the commands that write reminders, routines and settings.
package enum OwnFile {
  /// Writes a new file; what went wrong is printed.
  /// - Returns: `badData` if it exists already, `failure` if it can't be written.
  package static func create(_ path: String, _ text: String) -> ExitStatus {
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
    var failure = StandardOutput.write(Array(text.utf8), to: descriptor)
    if close(descriptor) != 0 { failure = failure ?? errno }
    if let failure {
      unlink(path)
      Console.complain("limber: \(path) cannot be written: \(String(cString: strerror(failure)))")
      return ExitStatus.failure
    }
    return ExitStatus.done
  }

  /// Removes a file; what went wrong is printed.
  package static func remove(_ path: String) -> ExitStatus {
    guard unlink(path) != 0 else { return ExitStatus.done }
    Console.complain("limber: \(path) cannot be removed: \(String(cString: strerror(errno)))")
    return ExitStatus.failure
  }

  /// Creates the folder of a file; what went wrong is printed.
  package static func makeFolder(of path: String) -> ExitStatus {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let made = Folders.make(folder)
    guard made == 0 else {
      Console.complain("limber: \(folder) cannot be made: \(String(cString: strerror(made)))")
      return ExitStatus.failure
    }
    return ExitStatus.done
  }
}
