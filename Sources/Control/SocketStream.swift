// A connected Unix stream socket that is closed when its owner is released.

import Glibc

/// A failed system call.
struct SystemCallError: Error, Hashable, CustomStringConvertible {
  var operation: String
  var code: CInt

  /// Must be made right after the call, before `errno` changes.
  init(_ operation: String) {
    self.operation = operation
    code = errno
  }

  var description: String {
    // EAGAIN: the timeout set by SO_RCVTIMEO has passed.
    if code == EAGAIN { return "no answer within \(SocketStream.readTimeoutSeconds) seconds" }
    return "\(operation): \(String(cString: strerror(code)))"
  }
}

struct SocketStream: ~Copyable {
  let descriptor: CInt

  /// In seconds: how long to wait for the reply to a call, as in sd-varlink.
  static let readTimeoutSeconds = 45

  init(connectingTo address: SocketAddress) throws(SystemCallError) {
    descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemCallError("socket") }
    setReadTimeout(seconds: Self.readTimeoutSeconds)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: address.path.utf8) }
    let result = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw SystemCallError("connect") }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// - Parameter seconds: 0 for no limit.
  borrowing func setReadTimeout(seconds: Int) {
    var timeout = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Writes all bytes. If the peer has gone, throws an error instead of raising SIGPIPE.
  borrowing func write(_ bytes: [UInt8]) throws(SystemCallError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw SystemCallError("send")
      }
    }
  }

  /// Waits for at least one byte and returns what has arrived; empty at the end of the stream.
  borrowing func read() throws(SystemCallError) -> [UInt8] {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
        count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        initialized = max(0, count)
      }
      if count >= 0 { return bytes }
      if errno != EINTR { throw SystemCallError("recv") }
    }
  }
}
