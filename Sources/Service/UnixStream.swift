// One connection of the control socket, on the loop. Nothing in it may block or grow without bound:
// output that the peer does not read is kept up to a limit, then the peer is disconnected. A peer
// that has finished writing (`socat` at the end of its input) still gets its replies.

import CSystemd
import Glibc

/// A non-blocking stream connection. Closed when its owner releases it.
package final class UnixStream {
  /// Bytes read from the kernel at a time, so that no peer delays the others.
  static let readSize = 65_536
  /// Bytes kept for a peer that reads too slowly; more than that closes the connection.
  package static let outputLimit = 4 * 1024 * 1024

  /// Why a connection ended.
  package enum End: Equatable, Sendable {
    /// The peer has disconnected.
    case peerClosed
    /// The peer did not read what was sent.
    case outputLimit
    case failed(operation: String, code: Int32)
  }

  /// Bytes as they arrived, never empty; a message may be split anywhere.
  package var onBytes: (([UInt8]) -> Void)?
  /// The peer has finished writing and may still read. If this is not set, the connection ends once
  /// everything sent has been written.
  package var onEndOfInput: (() -> Void)?
  /// Everything sent has been written to the kernel, after some of it had to wait.
  package var onDrained: (() -> Void)?
  /// The connection has ended, but not by `close()`. Called once, and never from within `send`.
  package var onClosed: ((End) -> Void)?

  private let loop: EventLoop
  private let connections: ConnectionCount?
  /// Owned; nil once closed.
  private var number: Int32?
  private var source: DescriptorSource?
  private var output = OutputBuffer()
  private var inputEnded = false
  private var closesWhenDrained = false
  /// Whether input is watched for: true unless paused or ended.
  private var reads = true { didSet { updateEvents() } }

  /// Takes over a connected, non-blocking socket.
  package convenience init(
    _ loop: EventLoop, _ descriptor: consuming Descriptor
  ) throws(EventLoopError) {
    try self.init(loop, descriptor, counted: nil)
  }

  init(
    _ loop: EventLoop, _ descriptor: consuming Descriptor, counted connections: ConnectionCount?
  ) throws(EventLoopError) {
    self.loop = loop
    self.connections = connections
    let number = descriptor.release()
    self.number = number
    connections?.count += 1
    source = try loop.watch(number, events: .readable) { [weak self] in self?.ready($0) }
  }

  deinit { shut() }

  package var isOpen: Bool { number != nil }

  /// Bytes sent that the kernel has not accepted yet.
  package var pendingOutput: Int { output.count }

  /// Sends bytes: as many as the kernel accepts now, and the rest as the peer reads. Sending on a
  /// closed connection does nothing.
  package func send(_ bytes: [UInt8]) {
    guard isOpen, !bytes.isEmpty else { return }
    guard output.count + bytes.count <= Self.outputLimit else { return endLater(.outputLimit) }
    output.append(bytes)
    if let failure = writeOutput() { endLater(failure) }
  }

  /// Closes at once; what has not been written is lost. `onClosed` is not called.
  package func close() {
    shut()
    onBytes = nil
    onEndOfInput = nil
    onDrained = nil
    onClosed = nil
  }

  /// Closes once everything sent has been written; then `onClosed(.peerClosed)` is called.
  package func closeWhenDrained() {
    closesWhenDrained = true
    reads = false
    if output.isEmpty { endLater(.peerClosed) }
  }

  /// Reads no input until `resumeReading`, so that the peer waits.
  package func pauseReading() { reads = false }

  package func resumeReading() {
    if !inputEnded && !closesWhenDrained { reads = true }
  }

  private func ready(_ events: DescriptorEvents) {
    if events.contains(.writable), let failure = drainOutput() { return end(failure) }
    guard isOpen else { return }
    if reads, !events.isDisjoint(with: [.readable, .hungUp, .failed]) {
      readInput()
    } else if !events.isDisjoint(with: [.hungUp, .failed]) {
      end(.peerClosed)
    }
  }

  private func readInput() {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, initialized in
      count = recv(number!, buffer.baseAddress, buffer.count, 0)
      initialized = max(0, count)
    }
    if count > 0 {
      onBytes?(bytes)
    } else if count == 0 {
      endInput()
    } else if errno != EAGAIN && errno != EINTR {
      end(errno == ECONNRESET ? .peerClosed : .failed(operation: "recv", code: errno))
    }
  }

  private func endInput() {
    inputEnded = true
    reads = false
    if let onEndOfInput { return onEndOfInput() }
    closesWhenDrained = true
    if output.isEmpty { end(.peerClosed) }
  }

  private func drainOutput() -> End? {
    if let failure = writeOutput() { return failure }
    guard output.isEmpty else { return nil }
    if closesWhenDrained { return .peerClosed }
    onDrained?()
    return nil
  }

  /// Writes until the kernel accepts no more; the loop continues when there is room.
  private func writeOutput() -> End? {
    while !output.isEmpty {
      let written = output.withBytes { Glibc.send(number!, $0.baseAddress, $0.count, sendFlags) }
      if written > 0 {
        output.drop(written)
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        return errno == EPIPE || errno == ECONNRESET
          ? .peerClosed : .failed(operation: "send", code: errno)
      }
    }
    updateEvents()
    return nil
  }

  private func updateEvents() {
    var events: DescriptorEvents = []
    if reads { events.insert(.readable) }
    if !output.isEmpty { events.insert(.writable) }
    source?.events = events
  }

  /// From within a call of the owner: the connection is closed now, and `onClosed` is called later.
  private func endLater(_ reason: End) {
    guard isOpen else { return }
    shut()
    loop.post { [weak self] in self?.onClosed?(reason) }
  }

  private func end(_ reason: End) {
    guard isOpen else { return }
    shut()
    onClosed?(reason)
  }

  private func shut() {
    guard let number else { return }
    source?.cancel()
    _ = Glibc.close(number)
    self.number = nil
    output = OutputBuffer()
    connections?.count -= 1
  }
}

/// Neither a signal nor blocking, whatever the peer did.
private let sendFlags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
