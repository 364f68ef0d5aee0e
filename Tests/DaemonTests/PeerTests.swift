// One connection on a real loop, with a service that the test holds back: what was sent ahead is
// answered in its order, and what was asked for is answered to the end.

import Glibc
import Service
import Testing
import Varlink

@testable import Daemon

/// A served connection, its other end, and the first call, which waits for the test.
private final class Line {
  let loop: EventLoop
  let peer: Peer
  private let other: Int32
  private let failSafe: MonotonicTimer
  private(set) var held: Exchange?
  private(set) var received: [UInt8] = []
  private(set) var isClosed = false
  /// Calls that were looked at since this was set.
  var looked = 0

  /// `a.Wait` is held; every other call is answered at once with its own name.
  init() throws {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    precondition(socketpair(AF_UNIX, kind, 0, &ends) == 0)
    other = ends[1]
    let loop = try EventLoop()
    self.loop = loop
    failSafe = try loop.monotonicTimer {
      Issue.record("the event never came")
      loop.exit(1)
    }
    failSafe.arm(after: .seconds(60))
    let hold = Hold()
    peer = Peer(
      try UnixStream(loop, Descriptor(owning: ends[0])),
      resolve: { call in
        hold.line?.looked += 1
        return call.method == "a.Wait" ? .dispatch(call) : .reply(["m": .string(call.method)])
      },
      handle: { hold.line?.held = $0 }, post: { loop.post($0) })
    hold.line = self
    peer.closed = { [unowned self] _ in isClosed = true }
  }

  private final class Hold {
    weak var line: Line?
  }

  deinit { close(other) }

  /// - Returns: the number of bytes that the kernel took.
  func send(_ bytes: ArraySlice<UInt8>) -> Int {
    max(0, bytes.withUnsafeBytes { Glibc.send(other, $0.baseAddress, $0.count, 0) })
  }

  func finishWriting() { shutdown(other, Int32(SHUT_WR)) }

  /// Takes what has come.
  func read() {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(other, &chunk, chunk.count, 0)
      guard count > 0 else { return }
      received += chunk[..<count]
    }
  }

  /// Runs the loop; `turn` is called in each of its turns until it says that it is done.
  func run(_ turn: @escaping () -> Bool) throws {
    func next() {
      if turn() { loop.exit() } else { loop.post(next) }
    }
    loop.post(next)
    _ = try loop.run()
    failSafe.disarm()
    read()
  }
}

private func message(_ method: String) -> [UInt8] { Array(#"{"method":"\#(method)"}"#.utf8) + [0] }

@Suite struct PeerTests {
  @Test func aMiBSentAheadIsAnsweredInItsOrderAndHoldsNobodyUp() throws {
    let line = try Line()
    // The first waits for its effect; 17 bytes and more each.
    let names = (0..<50_000).map { "a.N\($0)" }
    let bytes = message("a.Wait") + names.flatMap(message)
    #expect(bytes.count > 1_000_000)
    var sent = 0
    var most = 0
    try line.run {
      if sent < bytes.count {
        sent += line.send(bytes[sent...])
      } else if let held = line.held, line.looked == 1 {
        held.reply(["m": "a.Wait"])
      }
      most = max(most, line.looked)
      // A turn's worth counts from here, all but the call that waits.
      if line.looked > 1 { line.looked = 2 }
      line.read()
      return line.isClosed || line.received.reversed().starts(with: lastReply.reversed())
    }
    #expect(!line.isClosed)
    #expect(most <= 2 + 2 * Peer.callsPerTurn)
    let replies = line.received.split(separator: 0)
    #expect(replies.count == 1 + names.count)
    let inOrder = zip(replies, ["a.Wait"] + names).allSatisfy { reply, name in
      Array(reply) + [0] == Reply.success(["m": .string(name)], continues: false).frame
    }
    #expect(inOrder)
  }

  private let lastReply = Reply.success(["m": "a.N49999"], continues: false).frame

  @Test func whoDoesNotReadHasNoMoreRepliesMade() throws {
    let line = try Line()
    let bytes = (0..<50_000).flatMap { message("a.N\($0)") }
    var sent = 0
    var (stuck, looked) = (0, -1)
    try line.run {
      if sent < bytes.count { sent += line.send(bytes[sent...]) }
      stuck = line.looked == looked ? stuck + 1 : 0
      looked = line.looked
      return line.isClosed || stuck == 100
    }
    #expect(looked < 50_000)
    try #require(!line.isClosed)
  }

  @Test func aPeerThatHasFinishedWritingGetsTheReplyThatHasToWait() throws {
    let line = try Line()
    let bytes = message("a.Wait") + message("a.N1")
    #expect(line.send(bytes[...]) == bytes.count)
    line.finishWriting()
    var turns = 0
    try line.run {
      // Long after the end of the input was read.
      if line.held != nil { turns += 1 }
      if turns == 20 { line.held?.reply(["m": "a.Wait"]) }
      return line.isClosed
    }
    let replies = ["a.Wait", "a.N1"].flatMap {
      Reply.success(["m": .string($0)], continues: false).frame
    }
    #expect(line.received == replies)
  }

  @Test func aPeerThatHasFinishedWritingWithoutACallIsClosed() throws {
    let line = try Line()
    #expect(line.send(message("a.N1").dropLast(3)) > 0)
    line.finishWriting()
    try line.run { line.isClosed }
    #expect(line.received.isEmpty)
  }
}
