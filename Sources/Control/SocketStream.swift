// A connected Unix stream socket, owned: closed when its owner ends.

import Glibc

/// A failed system call.
struct SystemCallError: Error, Hashable, CustomStringConvertible {
  var operation: String
  var code: CInt

  /// Built right after the call, while `errno` is still its own.
  init(_ operation: String) {
    self.operation = operation
    code = errno
  }

  var description: String {
    // What SO_RCVTIMEO ends a wait with.
    if code == EAGAIN { return "no answer within \(SocketStream.readTimeoutSeconds) seconds" }
    return "\(operation): \(String(cString: strerror(code)))"
  }
}

struct SocketStream: ~Copyable {
  let descriptor: CInt

  /// How long the reply to a call is waited for, in seconds, as sd-varlink's clients do.
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

  /// - Parameter seconds: 0 waits for ever.
  borrowing func setReadTimeout(seconds: Int) {
    var timeout = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Writes everything; a peer that has gone is an error, not a signal.
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

  /// What is there, at least one byte; empty at the end.
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
