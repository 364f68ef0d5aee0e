// The sound server as the daemon uses it: who records, and where our sound comes out, each only
// while somebody wants to know.

import Desktop
import Scheduling
import Service

final class SoundLink {
  private let loop: EventLoop
  private let environment: [String: String]
  private let whole: Hindrances
  private let moved: (SoundOutput?) -> Void
  private var server: SoundServer?
  private var calls: CallWatch?
  private var sinks: SinkWatch?
  private var wishes: HindranceWishes?
  private var followsSinks = false

  /// - Parameter moved: told where sound comes out; nil: nobody knows.
  init(
    _ loop: EventLoop, environment: [String: String], into whole: Hindrances,
    moved: @escaping (SoundOutput?) -> Void
  ) {
    self.loop = loop
    self.environment = environment
    self.whole = whole
    self.moved = moved
  }

  /// Who records is only looked at for people whose reminders wait for calls.
  func heed(_ wishes: HindranceWishes) {
    guard wishes != self.wishes else { return }
    self.wishes = wishes
    calls = nil
    serve()
    guard wishes.kinds.contains(.call), let server else { return }
    calls = CallWatch(server, ignoring: wishes.ignoredMicrophones, whole.part())
    calls?.look()
  }

  /// Where sound comes out is only looked at while it matters: the server tells of each change of
  /// each stream.
  func follow(sinks isWanted: Bool) {
    guard isWanted != followsSinks else { return }
    followsSinks = isWanted
    serve()
    server?.follow(sinks: isWanted)
    sinks = isWanted ? server.map { SinkWatch($0) { [moved] in moved($0) } } : nil
    sinks?.look()
  }

  /// Connects when there is a reason to, and lets go of the server when there is none any more.
  private func serve() {
    let isNeeded = followsSinks || wishes?.kinds.contains(.call) ?? false
    if !isNeeded { server = nil }
    guard isNeeded, server == nil else { return }
    server = SoundServer(loop, environment: environment)
    server?.changed = { [weak self] in
      guard let self else { return }
      calls?.look()
      sinks?.look()
    }
  }
}
