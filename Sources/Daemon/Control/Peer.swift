// One connection: bytes from the stream go through the Varlink machine, its actions come back to
// the stream.

import Service
import Varlink

final class Peer {
  private let stream: UnixStream
  private var connection = ServerConnection()
  private let resolve: (Call) -> InterfaceRegistry.Resolution
  private let handle: (Exchange) -> Void
  /// The connection has ended.
  var closed: ((Peer) -> Void)?
  /// What the peer did that nobody may, before its connection is closed for it.
  var complained: ((String) -> Void)?

  init(
    _ stream: UnixStream, resolve: @escaping (Call) -> InterfaceRegistry.Resolution,
    handle: @escaping (Exchange) -> Void
  ) {
    self.stream = stream
    self.resolve = resolve
    self.handle = handle
    stream.onBytes = { [weak self] bytes in self?.take(bytes) }
    stream.onDrained = { [weak self] in self?.drained() }
    stream.onClosed = { [weak self] end in self?.ended(end) }
  }

  func close() {
    _ = connection.close()
    stream.close()
  }

  /// Nothing that was sent waits for the peer.
  var isDrained: Bool { stream.pendingOutput == 0 }
  /// Called when what had to wait was taken.
  var onDrained: (() -> Void)?

  private func take(_ bytes: [UInt8]) {
    perform(connection.receive(bytes))
    regulate()
  }

  private func ended(_ end: UnixStream.End) {
    _ = connection.close()
    if end != .peerClosed { complained?("\(end)") }
    closed?(self)
  }

  private func drained() {
    onDrained?()
    regulate()
  }

  /// A client that sends ahead more than one message's worth waits.
  private func regulate() {
    if connection.wantsInput { stream.resumeReading() } else { stream.pauseReading() }
  }

  private func perform(_ actions: [ServerConnection.Action]) {
    for action in actions {
      switch action {
      case .dispatch(let call): dispatch(call)
      case .send(let bytes):
        stream.send(bytes)
        connection.wrote(bytes.count)
      case .close(let reason):
        if let reason { complained?("\(reason)") }
        stream.closeWhenDrained()
      }
    }
  }

  private func dispatch(_ call: Call) {
    switch resolve(call) {
    case .reply(let parameters): perform(connection.reply(parameters))
    case .fail(let error): perform(connection.fail(error))
    case .dispatch(let call):
      handle(
        Exchange(call, peer: self) { [weak self] result, continues in
          guard let self else { return }
          switch result {
          case .success(let object):
            perform(connection.reply(object, continues: continues))
          case .failure(let error): perform(connection.fail(error))
          }
          regulate()
        })
    }
  }
}
