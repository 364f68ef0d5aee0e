import Glibc
import TestSupport
import Testing

@testable import Service

@Suite struct UnixListenerTests {
  let folder = TemporaryFolder()
  var path: String { folder("limber.sock") }

  @Test func the65thConnectionIsTurnedAwayAndAPlaceThatBecomesFreeIsTaken() throws {
    let refusals = Box<[UnixListener.Refusal]>([])
    let streams = Box<[UnixStream]>([])
    let listener = Box<UnixListener?>(nil)
    defer { listener.value = nil }
    try runLoop { loop in
      let peers = Box<[Peer]>([])
      func connect() { peers.value.append(Peer(path: path)!) }
      listener.value = try UnixListener(loop, .bind(path: path)) { stream in
        streams.value.append(stream)
        if refusals.value.count == 1 { return loop.exit() }
        connect()
      }
      listener.value!.onRefusal = {
        refusals.value.append($0)
        #expect(peers.value.last!.receive() == nil)
        #expect(listener.value!.connectionCount == 64)
        streams.value.removeFirst()
        #expect(listener.value!.connectionCount == 63)
        connect()
      }
      connect()
      return [listener, peers]
    }
    #expect(refusals.value == [.tooManyConnections])
    #expect(streams.value.count == UnixListener.connectionLimit)
  }

  @Test func aClosedListenerLetsOpenConnectionsGoOn() throws {
    let received = Box<[UInt8]>([])
    try runLoop { loop in
      let listener = Box<UnixListener?>(nil)
      let streams = Box<[UnixStream]>([])
      let peer = Box<Peer?>(nil)
      listener.value = try UnixListener(loop, .bind(path: path)) { stream in
        streams.value.append(stream)
        listener.value!.close()
        #expect(Peer(path: path) == nil)
        stream.onBytes = {
          received.value = $0
          loop.exit()
        }
        peer.value!.send([5])
      }
      peer.value = Peer(path: path)
      return [listener, streams, peer]
    }
    #expect(received.value == [5])
  }

  @Test func aConnectionThatNobodyKeepsIsClosed() throws {
    try runLoop { loop in
      let peer = Box<Peer?>(nil)
      let listener = try UnixListener(loop, .bind(path: path)) { _ in
        loop.post {
          #expect(peer.value!.receive() == nil)
          loop.exit()
        }
      }
      peer.value = Peer(path: path)
      return [listener, peer]
    }
  }

  @Test(.enabled(if: geteuid() == 0, "connecting as another user needs root"))
  func anotherUserIsTurnedAway() throws {
    let refusals = Box<[UnixListener.Refusal]>([])
    let script = "import socket,sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    try withBlocked([SIGCHLD]) {
      try runLoop { loop in
        let listener = try UnixListener(loop, .bind(path: path)) { _ in
          Issue.record("accepted")
        }
        // Beyond what the daemon allows by itself: the mode of the socket and of its folder.
        chmod(path, 0o666)
        chmod(folder.path, 0o755)
        listener.onRefusal = {
          refusals.value.append($0)
          loop.exit()
        }
        let stranger = try ChildProcess(
          loop,
          .init(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--clear-groups", "/usr/bin/python3", "-c", script, path])
        ) { #expect($0 == .exited(0)) }
        return [listener, stranger]
      }
    }
    #expect(refusals.value == [.foreignUser(uid: 65_534)])
  }
}
