// The control socket: each connection is a Varlink state machine on a stream, and each call goes to
// the service that has its method. A misbehaving peer is disconnected without affecting the others.

import Service
import Varlink

package final class ControlServer {
  private let registry: InterfaceRegistry
  private let routes: Routes
  private var listener: UnixListener?
  /// The connected peers.
  private var peers: [ObjectIdentifier: Peer] = [:]
  private let log: (String) -> Void

  /// - Parameter log: called with a sentence for each peer that was refused or disconnected.
  package init(registry: InterfaceRegistry, routes: Routes, log: @escaping (String) -> Void) {
    self.registry = registry
    self.routes = routes
    self.log = log
  }

  /// Accepts connections on a socket, which may come from the service manager.
  package func listen(
    _ loop: EventLoop, on socket: consuming ListeningSocket
  ) throws(EventLoopError) {
    let listener = try UnixListener(loop, socket) { [weak self] stream in
      guard let self else { return }
      adopt(stream) { [loop] action in loop.post(action) }
    }
    listener.onRefusal = { [log] refusal in log("refused a connection: \(refusal)") }
    self.listener = listener
  }

  /// Stops accepting connections and drops the existing ones.
  package func close() {
    listener?.close()
    listener = nil
    for peer in peers.values { peer.close() }
    peers = [:]
  }

  private func adopt(
    _ stream: UnixStream, post: @escaping (@escaping () -> Void) -> Void
  ) {
    let peer = Peer(
      stream, resolve: { [registry] in registry.resolve($0) },
      handle: { [routes] in routes.handle($0) }, post: post)
    peer.complained = { [log] reason in log("closed a connection: \(reason)") }
    peer.closed = { [weak self] peer in self?.peers[ObjectIdentifier(peer)] = nil }
    peers[ObjectIdentifier(peer)] = peer
  }
}
