// Accepts the control socket's connections on the loop. Whoever connects is asked for the uid once
// (SO_PEERCRED, unix(7)): the socket serves its own user, and root. Descriptors are never received.

import CSystemd
import Glibc

/// Hands each accepted connection to its closure as a `UnixStream`.
package final class UnixListener {
  /// Connections at once; a further one is accepted and closed.
  package static let connectionLimit = 64
  /// After running out of descriptors: the waiting connection would wake the loop without end.
  static let exhaustionPause = Duration.seconds(1)

  /// A connection that was turned away, for the log.
  package enum Refusal: Equatable, Sendable {
    case foreignUser(uid: UInt32)
    case tooManyConnections
    case failed(operation: String, code: Int32)
  }

  /// Called with what was turned away.
  package var onRefusal: ((Refusal) -> Void)?

  private let loop: EventLoop
  private let socket: ListeningSocket
  private let connections = ConnectionCount()
  private var source: DescriptorSource?
  private var pause: MonotonicTimer?
  private var accepted: ((UnixStream) -> Void)?

  /// `accepted` keeps the stream; one that is not kept is closed.
  package init(
    _ loop: EventLoop, _ socket: consuming ListeningSocket,
    _ accepted: @escaping (UnixStream) -> Void
  ) throws(EventLoopError) {
    self.loop = loop
    self.socket = socket
    self.accepted = accepted
    source = try loop.watch(self.socket.number, events: .readable) { [unowned self] _ in accept() }
    pause = try loop.monotonicTimer { [unowned self] in source?.resume() }
  }

  deinit { close() }

  /// Accepts nothing any more. Open connections go on; the path goes with the listener.
  package func close() {
    source?.cancel()
    pause?.cancel()
    accepted = nil
  }

  /// Connections open now.
  package var connectionCount: Int { connections.count }

  private func accept() {
    let number = limber_accept(socket.number)
    guard number >= 0 else { return acceptFailed(errno) }
    let descriptor = Descriptor(owning: number)
    var uid = uid_t()
    guard limber_peer_uid(number, &uid) == 0 else {
      onRefusal?(.failed(operation: "SO_PEERCRED", code: errno))
      return
    }
    guard uid == geteuid() || uid == 0 else {
      onRefusal?(.foreignUser(uid: uid))
      return
    }
    guard connections.count < Self.connectionLimit else {
      onRefusal?(.tooManyConnections)
      return
    }
    do {
      accepted?(try UnixStream(loop, descriptor, counted: connections))
    } catch {
      onRefusal?(.failed(operation: error.operation, code: error.code))
    }
  }

  private func acceptFailed(_ code: Int32) {
    switch code {
    case EAGAIN, EINTR, ECONNABORTED: break  // it has gone again
    default:
      source?.suspend()
      pause?.arm(after: Self.exhaustionPause)
      onRefusal?(.failed(operation: "accept", code: code))
    }
  }
}

/// Shared by a listener and its streams, which may outlive it.
final class ConnectionCount {
  var count = 0
}
