// Where the daemon listens, computed in one place so that both programs agree.

import Glibc

/// The path of the control socket.
package struct SocketAddress: Hashable, Sendable {
  package let path: String

  /// `sun_path` has 108 bytes, including the terminating NUL (unix(7)).
  package static let pathSizeMax = 107

  /// - Throws: `tooLong` if a socket can't have that path.
  package init(path: String) throws(SocketAddressError) {
    guard path.utf8.count <= Self.pathSizeMax else { throw .tooLong(path: path) }
    self.path = path
  }

  /// `LIMBER_SOCKET`, else `limber.sock` in `XDG_RUNTIME_DIR`, else in `/run/user/UID` if that
  /// folder is the user's own.
  package init() throws(SocketAddressError) {
    try self.init(
      variable: { getenv($0).map { String(cString: $0) } },
      ownsFolder: { path in
        var status = stat()
        return stat(path, &status) == 0 && status.st_uid == getuid()
      },
      user: getuid())
  }

  /// The same with its sources as parameters, for tests. Empty variables count as unset. A relative
  /// `XDG_RUNTIME_DIR` is ignored, as the XDG Base Directory Specification requires.
  init(
    variable: (String) -> String?, ownsFolder: (String) -> Bool, user: UInt32
  ) throws(SocketAddressError) {
    let userFolder = "/run/user/\(user)"
    if let path = variable("LIMBER_SOCKET"), !path.isEmpty {
      try self.init(path: path)
    } else if let folder = variable("XDG_RUNTIME_DIR"), folder.hasPrefix("/") {
      try self.init(path: folder + "/limber.sock")
    } else if ownsFolder(userFolder) {
      try self.init(path: userFolder + "/limber.sock")
    } else {
      throw .noRuntimeFolder(userFolder: userFolder)
    }
  }
}

/// Why there is no place for the socket.
package enum SocketAddressError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(path: String)
  /// Without a folder that only the user can enter, any user could take the daemon's place.
  case noRuntimeFolder(userFolder: String)

  package var description: String {
    switch self {
    case .tooLong(let path):
      "the socket's path has \(path.utf8.count) bytes, more than the \(SocketAddress.pathSizeMax) "
        + "that the system allows; set LIMBER_SOCKET to a shorter path: \(path)"
    case .noRuntimeFolder(let userFolder):
      "no place for the socket: XDG_RUNTIME_DIR is not set and \(userFolder) is not yours; "
        + "set LIMBER_SOCKET"
    }
  }
}
