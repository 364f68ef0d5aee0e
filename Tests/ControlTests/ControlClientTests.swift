import Glibc
import Synchronization
import TestSupport
import Testing
import Varlink

@testable import Control

/// The blocking client against a real socket whose other end is played by a thread.
@Suite struct ControlClientTests {
  @Test func aCallBringsItsTypedReply() throws {
    let server = try ScriptedServer { call in
      call == Call("org.limber.Session.Volume", ["percent": 30])
        ? [.success(["percent": 30, "muted": false], continues: false)] : []
    }
    var client = try ControlClient(connectingTo: server.address)
    let parameters = VolumeParameters(percent: 30)
    #expect(
      try client.call(SessionMethod.Volume.self, parameters)
        == VolumeReply(percent: 30, muted: false))
    #expect(try client.call(SessionMethod.Volume.self, parameters).percent == 30)
  }

  @Test(arguments: [
    (
      [Reply.failure(ControlError.nothingRunning.varlinkError)],
      ControlClientError.refused(.nothingRunning)
    ),
    ([.failure(.invalidParameter("from"))], .invalidParameter("from")),
    ([.failure(.permissionDenied)], .varlink(.permissionDenied)),
    ([], .disconnected(reason: "the daemon closed the connection")),
  ])
  func aRefusalIsTyped(replies: [Reply], error: ControlClientError) throws {
    let server = try ScriptedServer { _ in replies }
    var client = try ControlClient(connectingTo: server.address)
    var thrown: ControlClientError?
    do { _ = try client.call(SessionMethod.Pause.self) } catch { thrown = error }
    #expect(thrown == error)
  }

  @Test func aReplyThatDoesNotFitIsRefused() throws {
    let server = try ScriptedServer { _ in [.success(["status": 1], continues: false)] }
    var client = try ControlClient(connectingTo: server.address)
    var thrown: ControlClientError?
    do { _ = try client.call(SessionMethod.Pause.self) } catch { thrown = error }
    guard case .badReply = thrown else {
      Issue.record("threw \(String(describing: thrown))")
      return
    }
  }

  @Test func aStreamBringsEveryStateThenTheEnd() throws {
    let status = try JSONValue(encoding: StatusTests.full, nulls: .written)
    let server = try ScriptedServer { call in
      guard call.mode == .more else { return [] }
      return (1...3).map {
        .success(["sequence": .int($0), "status": status], continues: $0 < 3)
      }
    }
    let client = try ControlClient(connectingTo: server.address)
    var stream = try client.stream(SessionMethod.Monitor.self, NoParameters())
    var states: [MonitorReply] = []
    while states.count < 3 { states += try stream.read() }
    #expect(states.map(\.sequence) == [1, 2, 3])
    #expect(states.allSatisfy { $0.status == StatusTests.full })
  }

  @Test func whereNobodyListensTheErrorTellsHowToStart() throws {
    let folder = TemporaryFolder()
    let address = try SocketAddress(path: folder("nobody.sock"))
    var thrown: ControlClientError?
    do { _ = try ControlClient(connectingTo: address) } catch { thrown = error }
    let sentence = try #require(thrown?.description)
    #expect(sentence.contains(address.path))
    #expect(sentence.contains("No such file or directory"))
    #expect(sentence.contains("systemctl --user start limberd"))
  }
}

/// Serves one connection on a socket of its own: each call is answered by the script; no answer
/// closes the connection.
private final class ScriptedServer: Sendable {
  private let folder = TemporaryFolder()
  let address: SocketAddress

  init(script: @escaping @Sendable (Call) -> [Reply]) throws {
    address = try SocketAddress(path: folder("limber.sock"))
    let listener = try Self.listen(at: address.path)
    let thread = Box { Self.serve(listener, script) }
    var id = pthread_t()
    let result = pthread_create(
      &id, nil,
      { pointer in
        Unmanaged<Box>.fromOpaque(pointer!).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(thread).toOpaque())
    try #require(result == 0)
    pthread_detach(id)
  }

  private static func listen(at path: String) throws -> CInt {
    let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    let result = withUnixAddress(path) { bind(listener, $0, $1) }
    try #require(result == 0 && Glibc.listen(listener, 1) == 0)
    return listener
  }

  private static func serve(_ listener: CInt, _ script: (Call) -> [Reply]) {
    let peer = accept(listener, nil, nil)
    close(listener)
    defer { close(peer) }
    var framer = MessageFramer()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(peer, &buffer, buffer.count)
      guard count > 0 else { return }
      framer.append(buffer[..<count])
      while let message = try? framer.next(), let call = try? Call(message: message) {
        let replies = script(call)
        if replies.isEmpty { return }
        let bytes = replies.flatMap(\.frame)
        _ = write(peer, bytes, bytes.count)
      }
    }
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
