// Follows a path as the kernel would, link by link, and watches every step. A change anywhere on
// the path (a renamed folder, a redirected link, a file replaced by a rename) is noticed, and so is
// the first missing step when it appears. Only the steps of the path are watched, not their
// siblings, so that activity in a home folder causes no wake-ups.

import CSystemd
import Glibc

/// Creates the watches for one path.
struct WatchTrace {
  /// The kernel's limit (path_resolution(7)).
  private static let linkLimit = 40

  // An inode that loses its name, by an unlink or a rename over it, gets IN_ATTRIB (its link count
  // changes) even while it is open in some program, which delays IN_DELETE_SELF.
  private static let itself = UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ATTRIB)
  private static let ancestor =
    UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)
  private static let arrivals = UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR)
  private static let file = itself | UInt32(IN_CLOSE_WRITE)
  private static let folder =
    file | arrivals | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)

  private let watches: InotifyWatches
  private var current = "/"
  private var names: [String] = []
  private var links = 0

  /// Watches `path` (absolute). A folder is watched with the files in it, and the files to which
  /// links in it lead.
  static func lay(_ path: String, in watches: InotifyWatches) {
    var trace = WatchTrace(watches: watches)
    guard let folder = trace.follow(path) else { return }
    for name in linksIn(folder) {
      var entry = WatchTrace(watches: watches)
      _ = entry.follow(joined(folder, name))
    }
  }

  private init(watches: InotifyWatches) { self.watches = watches }

  /// - Returns: the folder that the path leads to, if it is one.
  private mutating func follow(_ path: String) -> String? {
    push(path)
    while let name = names.popLast() {
      if name == ".." {
        current = Self.parent(of: current)
      } else if !step(to: name) {
        return nil
      }
    }
    _ = watches.add(current, Self.folder, .everything)
    return current
  }

  /// Follows one name.
  /// - Returns: whether the path continues.
  private mutating func step(to name: String) -> Bool {
    let next = Self.joined(current, name)
    // Watch, then look again: what appears in between is not missed. For something that keeps
    // disappearing and reappearing, three attempts are enough; its next event ends the burst.
    for _ in 0..<3 {
      var status = stat()
      guard lstat(next, &status) == 0 else {
        _ = watches.add(current, Self.arrivals, .names([name]))
        if lstat(next, &status) != 0 { return false }
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK:
        if followLink(next) { return true }
      case S_IFDIR:
        if watches.add(next, Self.ancestor, .itself) {
          current = next
          return true
        }
      default:
        if watches.add(next, Self.file, .itself) { return false }
      }
    }
    return false
  }

  private mutating func followLink(_ link: String) -> Bool {
    guard watches.add(link, Self.itself | UInt32(IN_DONT_FOLLOW), .itself),
      let target = SymbolicLink.target(of: link)
    else { return false }
    links += 1
    if links > Self.linkLimit {
      names = []
      return false
    }
    if target.hasPrefix("/") { current = "/" }
    push(target)
    return true
  }

  private mutating func push(_ path: String) {
    names += path.split(separator: "/").reversed().lazy.filter { $0 != "." }.map(String.init)
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }

  private static func parent(of path: String) -> String {
    let names = path.split(separator: "/").dropLast()
    return "/" + names.joined(separator: "/")
  }

  private static func linksIn(_ folder: String) -> [String] {
    FolderEntries.names(in: folder).filter { SymbolicLink.target(of: joined(folder, $0)) != nil }
  }
}
