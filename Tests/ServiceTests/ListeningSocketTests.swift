import Glibc
import TestSupport
import Testing

@testable import Service

@Suite struct ListeningSocketTests {
  let folder = TemporaryFolder()
  var path: String { folder("limber.sock") }

  @Test func aBoundSocketIsItsOwnersOnlyAndGoesWithTheListener() throws {
    let socket = try ListeningSocket.bind(path: path)
    #expect(folder.mode("limber.sock") == 0o600)
    #expect(Peer(path: path) != nil)
    _ = consume socket
    #expect(folder.mode("limber.sock") == nil)
  }

  @Test func aStaleSocketIsReplaced() throws {
    do { _ = ForeignSocket(path: path) }
    #expect(folder.mode("limber.sock") != nil)
    let socket = try ListeningSocket.bind(path: path)
    #expect(Peer(path: path) != nil)
    _ = consume socket
  }

  @Test func aSocketInUseIsAnErrorAndIsLeftAlone() throws {
    let other = ForeignSocket(path: path)
    #expect(throws: ListenError.inUse(path: path)) { _ = try ListeningSocket.bind(path: path) }
    #expect(folder.mode("limber.sock") != nil)
    withExtendedLifetime(other) {}
  }

  @Test func aSocketInUseWithAFullBacklogIsStillInUse() throws {
    let other = ForeignSocket(path: path)
    var waiting: [Peer] = []
    while let peer = Peer(path: path) { waiting.append(peer) }
    #expect(throws: ListenError.inUse(path: path)) { _ = try ListeningSocket.bind(path: path) }
    withExtendedLifetime((other, waiting)) {}
  }

  @Test func aFileOnThePathIsAnErrorAndIsLeftAlone() throws {
    folder.write("limber.sock", "precious")
    #expect(throws: ListenError.notASocket(path: path)) {
      _ = try ListeningSocket.bind(path: path)
    }
    #expect(folder.mode("limber.sock") == 0o644)
  }

  @Test func aPathOf107BytesIsBoundAndOneOf108IsRefusedWithTheNumbers() throws {
    let room = 107 - folder.path.utf8.count - 1
    let longest = folder(String(repeating: "s", count: room))
    _ = try ListeningSocket.bind(path: longest)
    #expect(throws: ListenError.pathTooLong(path: longest + "s", bytes: 108, limit: 107)) {
      _ = try ListeningSocket.bind(path: longest + "s")
    }
  }

  @Test(arguments: [
    ("missing/limber.sock", "lstat", ENOENT),
    ("file/limber.sock", "lstat", ENOTDIR),
  ])
  func aFolderThatIsNotThereIsAnError(name: String, operation: String, code: Int32) throws {
    folder.write("file", "")
    let path = folder(name)
    let error = #expect(throws: ListenError.self) { _ = try ListeningSocket.bind(path: path) }
    guard case .failed(_, path, code) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aPathBoundBySomebodyElseSinceIsNotRemoved() throws {
    let socket = try ListeningSocket.bind(path: path)
    unlink(path)
    let other = ForeignSocket(path: path)
    _ = consume socket
    #expect(folder.mode("limber.sock") != nil)
    withExtendedLifetime(other) {}
  }

  @Test func anInheritedListenerIsServedAndItsPathIsKept() throws {
    let manager = ForeignSocket(path: path)
    let socket = try ListeningSocket.inherited(dup(manager.number))
    #expect(fcntl(socket.number, F_GETFL) & O_NONBLOCK != 0)
    _ = consume socket
    #expect(folder.mode("limber.sock") != nil)
    #expect(Peer(path: path) != nil)
  }

  @Test func aDescriptorThatDoesNotListenIsNotInherited() throws {
    let datagram = ForeignSocket(
      path: folder("datagram"), type: Int32(SOCK_DGRAM.rawValue), listening: false)
    let silent = ForeignSocket(path: folder("silent"), listening: false)
    let pipe = Pipe()
    for number in [datagram.number, silent.number, pipe.reader] {
      #expect(throws: ListenError.notAListener(descriptor: number)) {
        _ = try ListeningSocket.inherited(number)
      }
    }
    withExtendedLifetime((datagram, silent, pipe)) {}
  }

  @Test func withoutAServiceManagerNothingIsInherited() throws {
    let socket = try SocketActivation.takeListener()
    let isNone = socket == nil
    #expect(isNone)
  }
}
