// Finds the executable of a program that the user has named.

import Glibc

package enum ProgramPath {
  /// The path as given if it contains a slash, otherwise the first match on PATH.
  /// - Returns: nil if there is no executable program.
  package static func of(_ name: String, in environment: [String: String]) -> String? {
    guard !name.isEmpty else { return nil }
    if name.contains("/") { return isProgram(name) ? name : nil }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return access(path, X_OK) == 0 && stat(path, &status) == 0
      && status.st_mode & S_IFMT == S_IFREG
  }
}
