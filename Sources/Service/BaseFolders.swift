// The user's folders, by the XDG Base Directory specification 0.8. A pure function of the
// environment, so that each rule is one row in a table of tests.

import Glibc

/// The folders in which programs keep a user's files.
package struct BaseFolders: Equatable, Sendable {
  /// Settings, reminders, routines.
  package var config: String
  /// What must not be lost: the history.
  package var data: String
  /// What may be lost: logs, positions.
  package var state: String
  package var cache: String
  /// A site's configuration, the most important first.
  package var configDirs: [String]
  /// Installed data, the most important first.
  package var dataDirs: [String]
  /// Sockets; nil if the environment names none (see `ownRuntimeFolder`).
  package var runtime: String?

  /// The specification's rules: an empty variable counts as unset, and relative paths are ignored.
  /// - Parameter home: the user's home folder, see `home(environment:)`.
  package init(environment: [String: String], home: String) {
    func folder(_ name: String, else fallback: String?) -> String? {
      guard let value = environment[name], value.hasPrefix("/") else { return fallback }
      return Self.withoutFinalSlash(value)
    }
    func list(_ name: String, else fallback: [String]) -> [String] {
      let folders = (environment[name] ?? "").split(separator: ":").map(String.init)
        .filter { $0.hasPrefix("/") }.map(Self.withoutFinalSlash)
      return folders.isEmpty ? fallback : folders
    }
    let home = Self.withoutFinalSlash(home)
    config = folder("XDG_CONFIG_HOME", else: home + "/.config")!
    data = folder("XDG_DATA_HOME", else: home + "/.local/share")!
    state = folder("XDG_STATE_HOME", else: home + "/.local/state")!
    cache = folder("XDG_CACHE_HOME", else: home + "/.cache")!
    configDirs = list("XDG_CONFIG_DIRS", else: ["/etc/xdg"])
    dataDirs = list("XDG_DATA_DIRS", else: ["/usr/local/share", "/usr/share"])
    runtime = folder("XDG_RUNTIME_DIR", else: nil)
  }

  /// `HOME` if it is absolute, otherwise the home in the user database.
  package static func home(environment: [String: String]) -> String? {
    if let home = environment["HOME"], home.hasPrefix("/") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
    return String(cString: folder)
  }

  /// `/run/user/UID` if it is a folder of this user's: the runtime folder of a user without a login
  /// session's environment (`su`, `cron`).
  package static func ownRuntimeFolder() -> String? {
    let path = "/run/user/\(getuid())"
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == getuid()
    else { return nil }
    return path
  }

  private static func withoutFinalSlash(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
