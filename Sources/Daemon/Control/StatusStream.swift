// Monitor: everybody who follows gets the current state, then every change. A burst of changes is
// one state; a peer that reads slowly gets the newest, and the gap in the numbers tells.

import Control

final class StatusStream {
  private struct Follower {
    let exchange: Exchange
    /// The number of the last state that was sent.
    var sent: Int64
  }

  private var followers: [ObjectIdentifier: Follower] = [:]
  /// How often the state has changed; a follower sees by a gap that some states were passed over.
  private var sequence: Int64 = 0
  private var isPosted = false
  private let status: () -> Status
  private let post: (@escaping () -> Void) -> Void

  /// - Parameters:
  ///   - status: the state now.
  ///   - post: runs its argument once what is being handled has been handled.
  init(status: @escaping () -> Status, post: @escaping (@escaping () -> Void) -> Void) {
    self.status = status
    self.post = post
  }

  /// Sends the state now, and each change until the connection ends.
  func follow(_ exchange: Exchange) {
    guard let peer = exchange.peer else { return }
    let key = ObjectIdentifier(peer)
    followers[key] = Follower(exchange: exchange, sent: -1)
    peer.onDrained = { [weak self] in self?.send(to: key) }
    send(to: key)
  }

  /// Something that status shows is different.
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

  /// Unless the peer still has something to read: it gets the newest when it has.
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
