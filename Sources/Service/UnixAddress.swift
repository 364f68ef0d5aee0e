// The path of a Unix socket in the kernel's form: at most 107 bytes and a NUL (unix(7)). Longer
// paths are refused here with the numbers, since bind(2) would only report "invalid argument".

import Glibc

/// A filesystem address of an AF_UNIX socket.
struct UnixAddress {
  /// The bytes of `sun_path` without its final NUL.
  static let lengthLimit = 107

  let path: String
  private var address = sockaddr_un()

  init(path: String) throws(ListenError) {
    let bytes = Array(path.utf8)
    guard bytes.count <= Self.lengthLimit else {
      throw .pathTooLong(path: path, bytes: bytes.count, limit: Self.lengthLimit)
    }
    guard !bytes.isEmpty, !bytes.contains(0) else {
      throw .failed(operation: "bind", path: path, code: EINVAL)
    }
    self.path = path
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  }

  /// bind(2): 0, or an errno.
  func bind(_ socket: Int32) -> Int32 { call(Glibc.bind, socket) }

  /// connect(2): 0, or an errno.
  func connect(_ socket: Int32) -> Int32 { call(Glibc.connect, socket) }

  private func call(
    _ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: Int32
  ) -> Int32 {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        return function(socket, generic, length) == 0 ? 0 : errno
      }
    }
  }
}
