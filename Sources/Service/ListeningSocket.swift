// A listening socket, bound here or inherited. A path left behind by a daemon that was killed is
// distinguished from one in use by connecting: refused means stale, so it is unlinked and bound
// again. The caller holds the instance lock, so no second daemon does the same at the same time.

import CSystemd
import Glibc

/// An owned, listening AF_UNIX stream socket. If it was bound here, its path is removed at the end.
package struct ListeningSocket: ~Copyable {
  /// Connections waiting to be accepted; more are refused or wait in connect(2).
  static let backlog: Int32 = 64

  private let descriptor: Descriptor
  /// Nil for an inherited socket: its path belongs to the service manager.
  private let bound: BoundPath?

  var number: Int32 { descriptor.number }

  private init(_ descriptor: consuming Descriptor, _ bound: BoundPath?) {
    self.descriptor = descriptor
    self.bound = bound
  }

  deinit { bound?.remove() }

  /// Binds `path`, with access only for its owner, and listens.
  package static func bind(path: String) throws(ListenError) -> ListeningSocket {
    let address = try UnixAddress(path: path)
    try removeStale(address)
    let socket = try makeSocket(path)
    // On Linux the socket file gets the mode of the descriptor: there is no moment with wider
    // access, and no need for a umask, which would affect the entire process.
    guard fchmod(socket.number, 0o600) == 0 else {
      throw .failed(operation: "fchmod", path: path, code: errno)
    }
    let code = address.bind(socket.number)
    if code == EADDRINUSE { throw .inUse(path: path) }
    guard code == 0 else { throw .failed(operation: "bind", path: path, code: code) }
    let bound = ListeningSocket(socket, BoundPath(path))
    guard listen(bound.number, backlog) == 0 else {
      throw .failed(operation: "listen", path: path, code: errno)
    }
    return bound
  }

  /// Takes over a listening socket from the service manager after checking that it is one; its path
  /// is never removed.
  static func inherited(_ number: Int32) throws(ListenError) -> ListeningSocket {
    guard sd_is_socket_unix(number, streamType, 1, nil, 0) > 0 else {
      throw .notAListener(descriptor: number)
    }
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else {
      throw .failed(operation: "fcntl", path: "descriptor \(number)", code: errno)
    }
    return ListeningSocket(Descriptor(owning: number), nil)
  }

  /// A duplicate of the socket, to listen on for a while; the path remains this one's.
  package func duplicate() throws(ListenError) -> ListeningSocket {
    let number = fcntl(descriptor.number, F_DUPFD_CLOEXEC, 0)
    guard number >= 0 else {
      throw .failed(
        operation: "fcntl", path: "descriptor \(descriptor.number)", code: errno)
    }
    return ListeningSocket(Descriptor(owning: number), nil)
  }

  /// What is on the path before binding: nothing, a stale socket (removed), or a reason to stop.
  private static func removeStale(_ address: UnixAddress) throws(ListenError) {
    let path = address.path
    var status = stat()
    if lstat(path, &status) != 0 {
      if errno == ENOENT { return }
      throw .failed(operation: "lstat", path: path, code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    let probe = try makeSocket(path)
    switch address.connect(probe.number) {
    case ECONNREFUSED:
      if unlink(path) != 0 && errno != ENOENT {
        throw .failed(operation: "unlink", path: path, code: errno)
      }
    case ENOENT: return
    // EAGAIN: it listens, with a full backlog.
    case 0, EAGAIN: throw .inUse(path: path)
    case let code: throw .failed(operation: "connect", path: path, code: code)
    }
  }

  private static func makeSocket(_ path: String) throws(ListenError) -> Descriptor {
    let type = streamType | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let number = socket(AF_UNIX, type, 0)
    guard number >= 0 else { throw .failed(operation: "socket", path: path, code: errno) }
    return Descriptor(owning: number)
  }
}

/// `SOCK_STREAM` as the integer that calls take.
private let streamType = Int32(SOCK_STREAM.rawValue)

/// Our own socket file, identified by its inode: a path that another program has bound since is not
/// removed.
private struct BoundPath {
  let path: String
  let device: dev_t
  let inode: ino_t

  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.path = path
    device = status.st_dev
    inode = status.st_ino
  }

  func remove() {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_dev == device, status.st_ino == inode else { return }
    unlink(path)
  }
}
