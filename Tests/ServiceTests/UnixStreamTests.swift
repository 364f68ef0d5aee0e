import Glibc
import TestSupport
import Testing

@testable import Service

@Suite struct UnixStreamTests {
  let folder = TemporaryFolder()
  var path: String { folder("limber.sock") }

  /// A listener with one peer connected; `accepted` keeps the stream.
  private func connected(
    _ loop: EventLoop, _ accepted: @escaping (UnixStream, Peer) -> Void
  ) throws -> [Any] {
    let kept = Box<[Any]>([])
    let peer = Box<Peer?>(nil)
    let listener = try UnixListener(loop, .bind(path: path)) { stream in
      kept.value.append(stream)
      accepted(stream, peer.value!)
    }
    peer.value = Peer(path: path)
    return [listener, kept, peer]
  }

  @Test func bytesOfEveryValueComeThroughBothWays() throws {
    let garbage = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
    let received = Box<[UInt8]>([])
    let echoed = Box<[UInt8]>([])
    try runLoop { loop in
      try connected(loop) { stream, peer in
        let sent = Box(0)
        func pump() {
          if sent.value < garbage.count {
            sent.value += max(0, peer.send(Array(garbage[sent.value...])))
          }
          echoed.value += peer.receive() ?? []
          if echoed.value.count == garbage.count { return loop.exit() }
          loop.post(pump)
        }
        stream.onBytes = { [unowned stream] in
          received.value += $0
          stream.send($0)
        }
        pump()
      }
    }
    #expect(received.value == garbage)
    #expect(echoed.value == garbage)
  }

  @Test func aPeerThatClosesIsTold() throws {
    let end = Box<UnixStream.End?>(nil)
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onClosed = {
          end.value = $0
          loop.exit()
        }
        peer.close()
      }
    }
    #expect(end.value == .peerClosed)
  }

  @Test func whatAPeerSentBeforeItClosedIsNotLost() throws {
    let received = Box<[UInt8]>([])
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onBytes = { received.value += $0 }
        stream.onClosed = { _ in loop.exit() }
        peer.send([1, 2, 3])
        peer.close()
      }
    }
    #expect(received.value == [1, 2, 3])
  }

  @Test func aHalfClosedPeerStillGetsItsReply() throws {
    let received = Box<[UInt8]?>(nil)
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onBytes = { [unowned stream] in stream.send($0 + $0) }
        stream.onClosed = { _ in
          received.value = peer.receive()
          #expect(peer.receive() == nil)
          loop.exit()
        }
        peer.send([7])
        peer.finishWriting()
      }
    }
    #expect(received.value == [7, 7])
  }

  @Test func theOwnerMayAnswerAHalfClosedPeerLater() throws {
    let received = Box<[UInt8]?>(nil)
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onEndOfInput = { [unowned stream] in
          loop.post {
            loop.post {
              stream.send([1, 2])
              stream.closeWhenDrained()
            }
          }
        }
        stream.onClosed = { _ in
          received.value = peer.receive()
          loop.exit()
        }
        peer.finishWriting()
      }
    }
    #expect(received.value == [1, 2])
  }

  @Test func aHalfClosedPeerThatGoesAltogetherIsTold() throws {
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onEndOfInput = { peer.close() }
        stream.onClosed = { _ in loop.exit() }
        peer.finishWriting()
      }
    }
  }

  @Test func aPeerThatNeverReadsIsCutOffAtTheLimit() throws {
    let end = Box<UnixStream.End?>(nil)
    let largest = Box(0)
    try runLoop { loop in
      try connected(loop) { stream, _ in
        stream.onClosed = {
          end.value = $0
          loop.exit()
        }
        let chunk = [UInt8](repeating: 1, count: 100_000)
        while stream.isOpen {
          stream.send(chunk)
          #expect(end.value == nil, "told from within send")
          largest.value = max(largest.value, stream.pendingOutput)
        }
        #expect(stream.pendingOutput == 0)
      }
    }
    #expect(end.value == .outputLimit)
    #expect(largest.value <= UnixStream.outputLimit)
    #expect(largest.value > UnixStream.outputLimit - 100_000)
  }

  @Test func outputThatWaitsIsSentInOrderAsThePeerReads() throws {
    let message = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
    let received = Box<[UInt8]>([])
    let waited = Box(0)
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.send(Array(message[..<2_000_000]))
        stream.send(Array(message[2_000_000...]))
        waited.value = stream.pendingOutput
        stream.onDrained = { [unowned stream] in
          #expect(stream.pendingOutput == 0)
          received.value += peer.receive() ?? []
          loop.exit()
        }
        func read() {
          received.value += peer.receive() ?? []
          loop.post(read)
        }
        read()
      }
    }
    #expect(waited.value > 0)
    #expect(received.value == message)
  }

  @Test func sendingToAPeerThatHasGoneIsNoSignalAndIsTold() throws {
    try runLoop { loop in
      try connected(loop) { stream, peer in
        peer.close()
        stream.onClosed = { _ in loop.exit() }
        stream.send([1])
        stream.send([2])
        #expect(!stream.isOpen)
      }
    }
  }

  @Test func aStreamClosedByItsOwnerIsNotTold() throws {
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onClosed = { _ in Issue.record("told") }
        stream.onBytes = { [unowned stream] _ in
          stream.close()
          stream.send([9])
          #expect(peer.receive() == nil)
          loop.post { loop.post { loop.exit() } }
        }
        peer.send([1])
      }
    }
  }

  @Test func aPausedStreamTakesNothingUntilItIsResumed() throws {
    let resumed = Box(false)
    try runLoop { loop in
      try connected(loop) { stream, peer in
        stream.onBytes = { _ in
          #expect(resumed.value)
          loop.exit()
        }
        stream.pauseReading()
        peer.send([1])
        loop.post {
          loop.post {
            resumed.value = true
            stream.resumeReading()
          }
        }
      }
    }
  }

  @Test func aStreamLetGoInItsOwnClosureIsClosed() throws {
    try runLoop { loop in
      let owner = Box<UnixStream?>(nil)
      let peer = Box<Peer?>(nil)
      let listener = try UnixListener(loop, .bind(path: path)) { stream in
        owner.value = stream
        stream.onBytes = { _ in
          owner.value = nil
          loop.post {
            #expect(peer.value!.receive() == nil)
            loop.exit()
          }
        }
        peer.value!.send([1])
      }
      peer.value = Peer(path: path)
      return [listener, owner, peer]
    }
  }
}
