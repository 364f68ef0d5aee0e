import Glibc
import TestSupport

/// The other end of a control connection: a plain socket that never blocks, driven from within
/// the test's own loop.
final class Peer {
  private(set) var number: Int32

  /// Connects at once: the kernel completes it before anybody accepts.
  init?(path: String) {
    number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    guard withUnixAddress(path, { connect(number, $0, $1) }) == 0 else { return nil }
  }

  deinit { close() }

  func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }

  /// - Returns: the number of bytes that the kernel took.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Int {
    Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  func finishWriting() { shutdown(number, Int32(SHUT_WR)) }

  /// What has arrived; nil at the end of it.
  func receive() -> [UInt8]? {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(number, &chunk, chunk.count, 0)
      if count > 0 {
        all += chunk[..<count]
      } else if count == 0 || errno != EAGAIN {
        return all.isEmpty ? nil : all
      } else {
        return all
      }
    }
  }
}

/// A socket bound to a path by somebody else.
final class ForeignSocket {
  let number: Int32

  init(path: String, type: Int32 = Int32(SOCK_STREAM.rawValue), listening: Bool = true) {
    number = socket(AF_UNIX, type, 0)
    precondition(withUnixAddress(path) { bind(number, $0, $1) } == 0)
    if listening { precondition(listen(number, 1) == 0) }
  }

  deinit { close(number) }
}
