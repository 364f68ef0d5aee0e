// One connection: bytes from the stream go through the Varlink machine, its actions come back to
// the stream. What a peer sends ahead is worked off a few calls at a time, so that everybody else
// on the loop gets a turn in between.

import Service
import Varlink

final class Peer {
  /// Calls of one peer that are looked at in one turn of the loop: a MiB of short ones is 60,000.
  static let callsPerTurn = 64

  /// Who goes on with the actions that wait.
  private enum Pace {
    /// None wait: whoever brings the next.
    case free
    /// A caller of this further up the stack.
    case performing
    /// The next turn of the loop.
    case nextTurn
    /// The stream, when the peer has taken the replies of before.
    case whenDrained
  }

  private let stream: UnixStream
  private var connection = ServerConnection()
  /// At most the reply to one call, the next call and the end, however much was sent ahead.
  private var waiting: [ServerConnection.Action] = []
  private var pace = Pace.free
  /// The peer has finished writing: what it has asked for is answered, and that is all.
  private var inputEnded = false
  private let resolve: (Call) -> InterfaceRegistry.Resolution
  private let handle: (Exchange) -> Void
  private let post: (@escaping () -> Void) -> Void
  /// The connection has ended.
  var closed: ((Peer) -> Void)?
  /// Called when the peer has gone, before `closed`; not when this side is closed with the server.
  var onEnded: (() -> Void)?
  /// What the peer did that nobody may, before its connection is closed for it.
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

  /// Nothing that was sent waits for the peer.
  var isDrained: Bool { stream.pendingOutput == 0 }
  /// Called when what had to wait was taken.
  var onDrained: (() -> Void)?

  private func ended(_ end: UnixStream.End) {
    _ = connection.close()
    waiting = []
    if end != .peerClosed { complained?("\(end)") }
    onEnded?()
    closed?(self)
  }

  /// The peer may still read (`socat` at the end of its input).
  private func endOfInput() {
    inputEnded = true
    closeIfDone()
  }

  private func drained() {
    onDrained?()
    if pace == .whenDrained { goOn() }
  }

  /// Takes what the machine says to something new. Never from within itself: a call that is
  /// answered at once leads to the next, and a stack is no place for all that was sent ahead.
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
        // Whoever does not read its replies has no more of them made.
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

  /// A client that sends ahead more than one message's worth waits.
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
