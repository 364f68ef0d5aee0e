// The connection to the sound server: which programs record, and where our sound comes out. Each is
// watched only while something needs it, because every change of a stream wakes the daemon.

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

  /// - Parameter moved: called with where sound comes out; nil if that is not known.
  init(
    _ loop: EventLoop, environment: [String: String], into whole: Hindrances,
    moved: @escaping (SoundOutput?) -> Void
  ) {
    self.loop = loop
    self.environment = environment
    self.whole = whole
    self.moved = moved
  }

  /// Recording programs are watched only if the settings care about calls.
  func heed(_ wishes: HindranceWishes) {
    guard wishes != self.wishes else { return }
    self.wishes = wishes
    calls = nil
    serve()
    guard wishes.kinds.contains(.call), let server else { return }
    calls = CallWatch(server, ignoring: wishes.ignoredMicrophones, whole.part())
    calls?.look()
  }

  /// Sinks are watched only while they matter: the server reports every change of every stream.
  func follow(sinks isWanted: Bool) {
    guard isWanted != followsSinks else { return }
    followsSinks = isWanted
    serve()
    server?.follow(sinks: isWanted)
    sinks = isWanted ? server.map { SinkWatch($0) { [moved] in moved($0) } } : nil
    sinks?.look()
  }

  /// Connects when the server is needed, and disconnects when it no longer is.
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
