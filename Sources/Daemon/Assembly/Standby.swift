// The daemon of a user who is logged in on two machines with one home: reminders come once, on the
// machine that was first. Here, whoever asks is told where, until that daemon has ended.

import Control
import Glibc
import Logging
import Service
import Varlink

final class Standby {
  /// Between two looks at the lock; nothing tells across machines that it was let go of.
  static let pause = Duration.seconds(15)

  private let folder: String
  private let loop: EventLoop
  private let server: ControlServer
  private var timer: MonotonicTimer!
  private var signals: [EventSource] = []
  private var lock: InstanceLock?

  /// - Parameters:
  ///   - folder: of the lock.
  ///   - host: where the daemon runs.
  init(_ folder: String, host: String, log: Logger) throws(EventLoopError) {
    self.folder = folder
    loop = try EventLoop()
    server = ControlServer(
      registry: LimberDaemon.registry, routes: Routes(refusing: .runsElsewhere(host: host))
    ) { log.notice("\($0)") }
    timer = try loop.monotonicTimer { [weak self] in self?.look() }
    for signal in [SIGTERM, SIGINT] {
      signals.append(try loop.onSignal(signal) { [loop] in loop.exit(0) })
    }
    Readiness.ready("Limber runs on \(host)")
    log.notice("Limber runs on \(host), with the same home; here it begins when that ends")
  }

  /// - Returns: the lock, once it was let go of elsewhere; nil when it was told to stop before.
  func wait(on socket: consuming ListeningSocket) throws(EventLoopError) -> InstanceLock? {
    try server.listen(loop, on: socket)
    timer.arm(after: Self.pause)
    _ = try loop.run()
    server.close()
    timer.cancel()
    for signal in signals { signal.cancel() }
    return lock.take()
  }

  private func look() {
    do throws(InstanceLockError) {
      lock = try InstanceLock(folder: folder)
      loop.exit(0)
    } catch {
      timer.arm(after: Self.pause)
    }
  }
}
