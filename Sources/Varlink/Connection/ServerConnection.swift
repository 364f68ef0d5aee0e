// The server's side of one connection, without the socket: bytes in, actions out. One call at a
// time is processed; what a client sends ahead waits, unparsed, in a bounded queue.

/// A connection that is served.
///
/// The owner feeds what it read to `receive`, performs the actions in order, and answers each
/// dispatched call with `reply` or `fail`, at once or later. While `wantsInput` is false it
/// should not read.
package struct ServerConnection: Sendable {
  /// What the owner has to do.
  package enum Action: Hashable, Sendable {
    /// Process the call, then answer it with `reply` or `fail`, a `oneway` call too: the next
    /// call is not looked at before.
    case dispatch(Call)
    /// Write these bytes, then report with `wrote`.
    case send([UInt8])
    /// Close the socket, after what is pending was written if that is possible at once. The
    /// reason is nil when this side wanted it.
    case close(MalformedMessage?)
  }

  package enum State: Hashable, Sendable {
    /// Waiting for a call.
    case idle
    /// A call that gets one reply was dispatched.
    case processing
    /// A call that takes any number of replies was dispatched.
    case processingMore
    /// A call that gets no reply was dispatched.
    case processingOneway
    /// Closed; whatever comes is ignored, a late answer too.
    case disconnected
  }

  package private(set) var state = State.idle
  private var framer = MessageFramer()
  /// Bytes handed out by `send` that were not reported as written: what a stream of states
  /// looks at to skip to the newest instead of queueing for a slow reader.
  package private(set) var pendingOutputCount = 0

  package init() {}

  /// False when enough was sent ahead: reading on would only fill memory.
  package var wantsInput: Bool {
    state != .disconnected && framer.bufferedCount <= MessageFramer.messageSizeMax
  }

  package mutating func receive(_ bytes: some Collection<UInt8>) -> [Action] {
    guard state != .disconnected else { return [] }
    framer.append(bytes)
    // One limit for the message, one for what the owner's last read may have added.
    guard state == .idle || framer.bufferedCount <= 2 * MessageFramer.messageSizeMax else {
      return close(because: .tooMuchQueued)
    }
    return dispatchNext()
  }

  /// Answers the call that is being processed.
  ///
  /// - Parameter continues: another reply follows; only for a `more` call.
  package mutating func reply(_ parameters: JSONObject = [:], continues: Bool = false) -> [Action] {
    finish(with: .success(parameters, continues: continues))
  }

  /// Answers the call that is being processed with an error, which is always the last reply.
  package mutating func fail(_ error: VarlinkError) -> [Action] {
    finish(with: .failure(error))
  }

  /// Tells that bytes of `send` have left.
  package mutating func wrote(_ count: Int) {
    pendingOutputCount = max(0, pendingOutputCount - count)
  }

  /// This side closes, or the peer has gone.
  package mutating func close() -> [Action] {
    close(because: nil)
  }

  private mutating func close(because reason: MalformedMessage?) -> [Action] {
    guard state != .disconnected else { return [] }
    state = .disconnected
    framer = MessageFramer()
    pendingOutputCount = 0
    return [.close(reason)]
  }

  private mutating func dispatchNext() -> [Action] {
    guard state == .idle else { return [] }
    do throws(MalformedMessage) {
      guard let message = try framer.next() else { return [] }
      let call = try Call(message: message)
      switch call.mode {
      case .single, .upgrade: state = .processing
      case .more: state = .processingMore
      case .oneway: state = .processingOneway
      }
      return [.dispatch(call)]
    } catch {
      return close(because: error)
    }
  }

  private mutating func finish(with reply: Reply) -> [Action] {
    switch state {
    case .disconnected: return []
    case .idle: preconditionFailure("an answer to no call: the connection is idle")
    case .processingOneway:
      precondition(!reply.continues, "a oneway call takes no stream")
      state = .idle
      return dispatchNext()
    case .processing:
      precondition(!reply.continues, "a call without 'more' takes one reply")
    case .processingMore: break
    }
    let frame = reply.frame
    pendingOutputCount += frame.count
    if reply.continues { return [.send(frame)] }
    state = .idle
    return [.send(frame)] + dispatchNext()
  }
}
