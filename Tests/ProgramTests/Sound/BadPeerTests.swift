// Peers that misbehave while a session plays: each is closed or answered, and the session does
// not hear of it.

import Foundation
import TestSupport
import Testing

/// A socket without manners.
private final class RawPeer {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let result = withUnixAddress(path) { connect(descriptor, $0, $1) }
    guard result == 0 else { throw Failure("connect: \(errno)") }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// How much the other side took.
  @discardableResult func send(_ bytes: [UInt8]) -> Int {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      sent += count
    }
    return sent
  }

  func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes before the other side closes; nil if it does not close.
  func readToEnd() -> [UInt8]? {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 { return errno == ECONNRESET ? all : nil }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }
}

@Suite(.serialized) struct BadPeerTests {
  private static let call = Array(#"{"method":"org.limber.Session.GetStatus"}"#.utf8) + [0]

  @Test func whateverAPeerDoesTheSessionGoesOn() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("start", "quick-start").status == 0)

    let garbage = try RawPeer(home.socket)
    garbage.send([0xff, 0xfe, 0x7b, 0x22, 0])
    #expect(garbage.readToEnd() == [])

    let long = try RawPeer(home.socket)
    let taken = long.send([UInt8](repeating: 0x20, count: 10 << 20))
    #expect(taken < 10 << 20)
    #expect(long.readToEnd() == [])

    let half = try RawPeer(home.socket)
    half.send(Array(Self.call.prefix(20)))

    do {
      let gone = try RawPeer(home.socket)
      gone.send(
        Array(#"{"method":"org.limber.Session.Monitor","more":true}"#.utf8) + [0] + Self.call)
    }
    var many: [RawPeer] = []
    for _ in 0..<100 { many.append(try RawPeer(home.socket)) }
    many = []

    try eventually("the daemon answers again") { try home.limber("status").status == 0 }
    let status = try home.status()
    let session = try #require(status["session"] as? [String: Any])
    #expect(session["state"] as? String == "running")
    #expect((status["audio"] as? [String: Any])?["late_cues"] as? Int == 0)
    #expect(daemon.isRunning)
    _ = half
  }

  @Test func manyCallsSentAheadAreAnsweredInTheirOrder() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let peer = try RawPeer(home.socket)
    for index in 0..<200 {
      let name = "org.nobody.N\(index)"
      peer.send(Array(#"{"method":"\#(name).X"}"#.utf8) + [0])
    }
    peer.send([0])
    let text = String(decoding: try #require(peer.readToEnd()), as: UTF8.self)
    let replies = text.split(separator: "\0")
    #expect(replies.count == 200)
    for (index, reply) in replies.enumerated() { #expect(reply.contains("org.nobody.N\(index)\"")) }
  }

  @Test func aPeerThatHasFinishedWritingGetsTheReplyToItsStart() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let peer = try RawPeer(home.socket)
    let start = #"{"method":"org.limber.Session.Start","parameters":{"routine":"quick-start"}}"#
    peer.send(Array(start.utf8) + [0] + Self.call)
    peer.finishWriting()
    let text = String(decoding: try #require(peer.readToEnd()), as: UTF8.self)
    let replies = text.split(separator: "\0")
    #expect(replies.count == 2, "\(text)")
    #expect(replies.allSatisfy { $0.contains(#""state":"running""#) }, "\(text)")
  }
}
