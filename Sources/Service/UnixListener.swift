// Accepts the control socket's connections on the loop. The uid of each peer is checked once
// (SO_PEERCRED, unix(7)): the socket serves its own user, and root. Descriptors are never received.

import CSystemd
import Glibc

/// Hands each accepted connection to its closure as a `UnixStream`.
package final class UnixListener {
  /// Simultaneous connections; a further one is accepted and closed.
  package static let connectionLimit = 64
  /// The pause after running out of descriptors: the waiting connection would wake the loop
  /// endlessly.
  static let exhaustionPause = Duration.seconds(1)

  /// A connection that was refused, for the log.
  package enum Refusal: Equatable, Sendable {
    case foreignUser(uid: UInt32)
    case tooManyConnections
    case failed(operation: String, code: Int32)
  }

  /// Called for every refused connection.
  package var onRefusal: ((Refusal) -> Void)?

  private let loop: EventLoop
  private var socket: ListeningSocket?
  private let number: Int32
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
    number = socket.number
    self.socket = consume socket
    self.accepted = accepted
    source = try loop.watch(number, events: .readable) { [weak self] _ in self?.accept() }
    pause = try loop.monotonicTimer { [weak self] in self?.source?.resume() }
  }

  deinit { close() }

  /// Accepts no more connections, and removes the path if it was bound here. Open connections
  /// continue.
  package func close() {
    source?.cancel()
    pause?.cancel()
    accepted = nil
    socket = nil
  }

  /// The number of open connections.
  package var connectionCount: Int { connections.count }

  private func accept() {
    let connection = limber_accept(number)
    guard connection >= 0 else { return acceptFailed(errno) }
    let descriptor = Descriptor(owning: connection)
    if let refusal = refusal(of: connection) {
      descriptor.close()
      onRefusal?(refusal)
      return
    }
    do {
      accepted?(try UnixStream(loop, descriptor, counted: connections))
    } catch {
      onRefusal?(.failed(operation: error.operation, code: error.code))
    }
  }

  private func refusal(of connection: Int32) -> Refusal? {
    var uid = uid_t()
    guard limber_peer_uid(connection, &uid) == 0 else {
      return .failed(operation: "SO_PEERCRED", code: errno)
    }
    guard uid == geteuid() || uid == 0 else { return .foreignUser(uid: uid) }
    return connections.count < Self.connectionLimit ? nil : .tooManyConnections
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
