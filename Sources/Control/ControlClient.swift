// The client's side of the control socket. Blocking, because a command makes one call at a time and
// needs neither an event loop nor a thread.

import Glibc
import Varlink

/// A connection to the daemon.
package struct ControlClient: ~Copyable {
  private let socket: SocketStream
  private var connection = ClientConnection()
  /// Replies that arrived together with an earlier one.
  private var queued: [Reply] = []

  /// - Throws: `notReachable` if no daemon listens there.
  package init(connectingTo address: SocketAddress) throws(ControlClientError) {
    do {
      socket = try SocketStream(connectingTo: address)
    } catch {
      throw .notReachable(path: address.path, reason: error.description)
    }
  }

  /// Calls a method and waits for its reply, at most 45 seconds. The call has taken effect when
  /// this returns.
  /// - Throws: `refused` for an error of the control interfaces, else why there is no reply.
  package mutating func call<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) throws(ControlClientError) -> Method.Reply {
    try send(method, parameters, mode: .single)
    while queued.isEmpty { queued += try receive() }
    return try Self.decode(queued.removeFirst(), of: method)
  }

  package mutating func call<Method: ControlMethod>(
    _ method: Method.Type
  ) throws(ControlClientError) -> Method.Reply where Method.Parameters == NoParameters {
    try call(method, NoParameters())
  }

  /// Calls a method that replies more than once. The connection then belongs to the stream.
  package consuming func stream<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) throws(ControlClientError) -> ReplyStream<Method> {
    try send(method, parameters, mode: .more)
    // No timeout, because a state may last for hours.
    socket.setReadTimeout(seconds: 0)
    return ReplyStream(client: self)
  }

  // MARK: For streams

  fileprivate var descriptor: CInt { socket.descriptor }

  /// Reads once.
  /// - Returns: the complete replies received by now, possibly none.
  fileprivate mutating func receive() throws(ControlClientError) -> [Reply] {
    let bytes: [UInt8]
    do { bytes = try socket.read() } catch { throw .disconnected(reason: error.description) }
    guard !bytes.isEmpty else { throw .disconnected(reason: "the daemon closed the connection") }
    do {
      return try connection.receive(bytes)
    } catch {
      throw .badReply(reason: "\(error)")
    }
  }

  fileprivate static func decode<Method: ControlMethod>(
    _ reply: Reply, of method: Method.Type
  ) throws(ControlClientError) -> Method.Reply {
    switch reply {
    case .failure(let error): throw ControlClientError(error)
    case .success(let parameters, _):
      do {
        return try JSONValue.object(parameters).decode(as: Method.Reply.self)
      } catch {
        throw .badReply(reason: "\(error)")
      }
    }
  }

  /// Sends a call without waiting for its reply.
  private mutating func send<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters, mode: Call.Mode
  ) throws(ControlClientError) {
    let members: JSONObject
    do {
      members = try JSONValue(encoding: parameters).objectValue ?? [:]
    } catch {
      throw .badReply(reason: "the parameters cannot be sent: \(error)")
    }
    let frame = connection.send(Call(method.name, members, mode: mode))
    do { try socket.write(frame) } catch { throw .disconnected(reason: error.description) }
  }
}

/// The replies to a `more` call.
package struct ReplyStream<Method: ControlMethod>: ~Copyable {
  private var client: ControlClient

  fileprivate init(client: consuming ControlClient) { self.client = client }

  /// For polling together with other input, such as a keyboard: readable when `read` would not
  /// block.
  package var descriptor: CInt { client.descriptor }

  /// Waits for bytes.
  /// - Returns: the complete replies received by now, possibly none.
  ///
  /// - Throws: `refused`, or `disconnected` if the daemon has ended.
  package mutating func read() throws(ControlClientError) -> [Method.Reply] {
    var replies: [Method.Reply] = []
    for reply in try client.receive() {
      replies.append(try ControlClient.decode(reply, of: Method.self))
    }
    return replies
  }
}
