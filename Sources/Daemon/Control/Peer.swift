// One connection: bytes from the stream go through the Varlink state machine, and its replies go
// back to the stream. Pipelined calls are handled a few at a time, so that the rest of the loop is
// not held up.

import Service
import Varlink

final class Peer {
  /// Calls of one peer handled in one turn of the loop; a peer can send 60,000 short ones in a MiB.
  static let callsPerTurn = 64

  /// What continues with the waiting actions.
  private enum Pace {
    /// None wait: the next event does.
    case free
    /// A call of `goOn` further up the stack.
    case performing
    /// The next turn of the loop.
    case nextTurn
    /// The stream, when the peer has read the earlier replies.
    case whenDrained
  }

  private let stream: UnixStream
  private var connection = ServerConnection()
  /// At most the reply to one call, the next call and the end, however many calls were pipelined.
  private var waiting: [ServerConnection.Action] = []
  private var pace = Pace.free
  /// The peer has finished writing; its remaining calls are answered, then the connection closes.
  private var inputEnded = false
  private let resolve: (Call) -> InterfaceRegistry.Resolution
  private let handle: (Exchange) -> Void
  private let post: (@escaping () -> Void) -> Void
  /// The connection has ended.
  var closed: ((Peer) -> Void)?
  /// Called when the peer has gone, before `closed`; not when the server closes the connection.
  var onEnded: (() -> Void)?
  /// Called with the peer's protocol violation, before its connection is closed for it.
  var complained: ((String) -> Void)?

  /// - Parameter post: runs its argument in the loop's next turn.
  init(
    _ stream: UnixStream, resolve: @escaping (Call) -> InterfaceRegistry.Resolution,
    handle: @escaping (Exchange) -> Void, post: @escaping (@escaping () -> Void) -> Void
  ) {
    self.stream = stream
    self.resolve = resolve
    self.handle = handle
    self.post = post
    stream.onBytes = { [weak self] bytes in self?.perform { $0.receive(bytes) } }
    stream.onEndOfInput = { [weak self] in self?.endOfInput() }
    stream.onDrained = { [weak self] in self?.drained() }
    stream.onClosed = { [weak self] end in self?.ended(end) }
  }

  func close() {
    _ = connection.close()
    waiting = []
    stream.close()
  }

  /// Whether the peer has read everything that was sent.
  var isDrained: Bool { stream.pendingOutput == 0 }
  /// Called when the peer has read everything that was sent.
  var onDrained: (() -> Void)?

  private func ended(_ end: UnixStream.End) {
    _ = connection.close()
    waiting = []
    if end != .peerClosed { complained?("\(end)") }
    onEnded?()
    closed?(self)
  }

  /// The peer may still read, as `socat` does at the end of its input, so answers are still sent.
  private func endOfInput() {
    inputEnded = true
    closeIfDone()
  }

  private func drained() {
    onDrained?()
    if pace == .whenDrained { goOn() }
  }

  /// Passes an event to the state machine and queues its actions. Does not recurse: a call answered
  /// at once leads to the next, so pipelined calls could overflow the stack.
  private func perform(_ event: (inout ServerConnection) -> [ServerConnection.Action]) {
    waiting += event(&connection)
    if pace == .free { goOn() }
    regulate()
  }

  private func goOn() {
    pace = .performing
    var calls = 0
    while let action = waiting.first {
      if case .dispatch = action {
        // A peer that does not read its replies gets no more of them.
        guard isDrained else { return pace = .whenDrained }
        guard calls < Self.callsPerTurn else { return goOnNextTurn() }
        calls += 1
      }
      waiting.removeFirst()
      perform(action)
    }
    pace = .free
    regulate()
    closeIfDone()
  }

  private func goOnNextTurn() {
    pace = .nextTurn
    post { [weak self] in self?.goOn() }
  }

  /// Stops reading from a client that has pipelined more than the buffer for one message.
  private func regulate() {
    if connection.wantsInput { stream.resumeReading() } else { stream.pauseReading() }
  }

  private func closeIfDone() {
    if inputEnded, connection.state == .idle, pace == .free { stream.closeWhenDrained() }
  }

  private func perform(_ action: ServerConnection.Action) {
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

  private func dispatch(_ call: Call) {
    switch resolve(call) {
    case .reply(let parameters): perform { $0.reply(parameters) }
    case .fail(let error): perform { $0.fail(error) }
    case .dispatch(let call):
      handle(
        Exchange(call, peer: self) { [weak self] result, continues in
          self?.perform { connection in
            switch result {
            case .success(let object): connection.reply(object, continues: continues)
            case .failure(let error): connection.fail(error)
            }
          }
        })
    }
  }
}
