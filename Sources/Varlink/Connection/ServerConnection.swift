// The server's side of one connection, without the socket: bytes in, actions out. One call is
// processed at a time; calls that a client sends ahead wait, unparsed, in a bounded queue.

/// A connection that is being served.
///
/// The owner passes what it reads to `receive`, performs the actions in order, and answers each
/// dispatched call with `reply` or `fail`, at once or later. While `wantsInput` is false, it should
/// not read.
package struct ServerConnection: Sendable {
  /// What the owner must do.
  package enum Action: Hashable, Sendable {
    /// Process the call, then answer it with `reply` or `fail`, even a `oneway` call: the next call
    /// is not looked at before that.
    case dispatch(Call)
    /// Write these bytes, then report with `wrote`.
    case send([UInt8])
    /// Close the socket, after writing what is pending if that is possible at once. The reason is
    /// nil if this side requested it.
    case close(MalformedMessage?)
  }

  /// What the connection is doing; it determines which answers are allowed.
  package enum State: Hashable, Sendable {
    /// Waiting for a call.
    case idle
    /// A call that gets one reply was dispatched.
    case processing
    /// A call that takes any number of replies was dispatched.
    case processingMore
    /// A call that gets no reply was dispatched.
    case processingOneway
    /// Closed; any further input is ignored, and so is a late answer.
    case disconnected
  }

  /// Answers are checked against it: an answer that does not fit it is a mistake of the owner's,
  /// and traps.
  package private(set) var state = State.idle
  private var framer = MessageFramer()
  /// Bytes returned by `send` that were not reported as written: a stream of states checks this to
  /// skip to the newest instead of queueing for a slow reader.
  package private(set) var pendingOutputCount = 0

  /// A connection on which nothing was received yet.
  package init() {}

  /// False if enough was sent ahead: reading more would only fill memory.
  package var wantsInput: Bool {
    state != .disconnected && framer.bufferedCount <= MessageFramer.messageSizeMax
  }

  /// Processes what was read: dispatches the next call if none is being processed, or else queues
  /// it.
  package mutating func receive(_ bytes: some Collection<UInt8>) -> [Action] {
    guard state != .disconnected else { return [] }
    framer.append(bytes)
    // One limit for the message, and one for what the owner's last read may have added.
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

  /// Reports that bytes from `send` were written.
  package mutating func wrote(_ count: Int) {
    pendingOutputCount = max(0, pendingOutputCount - count)
  }

  /// This side closes the connection, or the peer has disconnected.
  package mutating func close() -> [Action] {
    close(because: nil)
  }

  /// Closes once; everything that is queued is dropped.
  private mutating func close(because reason: MalformedMessage?) -> [Action] {
    guard state != .disconnected else { return [] }
    state = .disconnected
    framer = MessageFramer()
    pendingOutputCount = 0
    return [.close(reason)]
  }

  /// Takes the next call out of the queue. A message that is not a call ends the connection, since
  /// there is no way to answer it.
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

  /// Ends the current call, or continues its stream; then the next call can be dispatched.
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
