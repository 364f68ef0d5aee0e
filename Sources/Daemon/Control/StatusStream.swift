// The method Monitor: each follower gets the current state, then every change. A burst of changes
// is sent as one state. A slow reader gets only the newest, and sees from the gap in the sequence
// numbers that it missed some.

import Control

final class StatusStream {
  private struct Follower {
    let exchange: Exchange
    /// The number of the last state that was sent.
    var sent: Int64
  }

  private var followers: [ObjectIdentifier: Follower] = [:]
  /// How often the state has changed; a gap shows a follower that some states were skipped.
  private var sequence: Int64 = 0
  private var isPosted = false
  private let status: () -> Status
  private let post: (@escaping () -> Void) -> Void

  /// - Parameters:
  ///   - status: returns the current state.
  ///   - post: runs its argument once the current event has been handled.
  init(status: @escaping () -> Status, post: @escaping (@escaping () -> Void) -> Void) {
    self.status = status
    self.post = post
  }

  /// Sends the current state, and each change until the connection ends.
  func follow(_ exchange: Exchange) {
    guard let peer = exchange.peer else { return }
    let key = ObjectIdentifier(peer)
    followers[key] = Follower(exchange: exchange, sent: -1)
    peer.onDrained = { [weak self] in self?.send(to: key) }
    send(to: key)
  }

  /// Something that the status shows may have changed.
  func changed() {
    sequence += 1
    guard !followers.isEmpty, !isPosted else { return }
    isPosted = true
    post { [weak self] in self?.publish() }
  }

  private func publish() {
    isPosted = false
    for key in followers.keys { send(to: key) }
  }

  /// Sends nothing while the peer has unread output; it gets the newest state once it has read
  /// that.
  private func send(to key: ObjectIdentifier) {
    guard let follower = followers[key] else { return }
    guard let peer = follower.exchange.peer else {
      followers[key] = nil
      return
    }
    guard peer.isDrained, follower.sent < sequence else { return }
    followers[key]?.sent = sequence
    follower.exchange.reply(
      MonitorReply(sequence: sequence, status: status()), continues: true)
  }
}
