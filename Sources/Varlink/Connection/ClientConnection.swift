// The client's side of one connection, without the socket, so that it can be tested with bytes
// alone. Calls may be sent ahead; replies come in the order of the calls.

/// A connection to a service.
package struct ClientConnection: Sendable {
  private var framer = MessageFramer()
  /// The modes of the calls that have not been answered, oldest first.
  private var pending: [Call.Mode] = []

  /// A connection on which nothing was sent yet.
  package init() {}

  /// The number of calls that wait for their (last) reply.
  package var pendingCallCount: Int { pending.count }

  /// The bytes to write for a call.
  package mutating func send(_ call: Call) -> [UInt8] {
    if call.mode != .oneway { pending.append(call.mode) }
    return call.frame
  }

  /// Processes what was read.
  ///
  /// - Returns: the complete replies in it, in order.
  /// - Throws: an invalid message; the connection can no longer be used.
  package mutating func receive(
    _ bytes: some Collection<UInt8>
  ) throws(MalformedMessage) -> [Reply] {
    framer.append(bytes)
    var replies: [Reply] = []
    while let message = try framer.next() {
      let reply = try Reply(message: message)
      guard let mode = pending.first, !reply.continues || mode == .more else {
        throw .unexpectedReply
      }
      if !reply.continues { pending.removeFirst() }
      replies.append(reply)
    }
    return replies
  }
}
