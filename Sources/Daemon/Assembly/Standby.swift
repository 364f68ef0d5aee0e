// The second daemon of a user who is logged in on two machines with a shared home. Reminders ring
// on the first machine only; this daemon answers every call with that machine's name, and takes
// over when the first daemon has ended.

import Control
import Glibc
import Logging
import Service
import Varlink

final class Standby {
  /// Between two attempts to take the lock: no notification crosses machines when it is released.
  static let pause = Duration.seconds(15)

  private let folder: String
  private let loop: EventLoop
  private let server: ControlServer
  private var timer: MonotonicTimer!
  private var signals: [EventSource] = []
  private var lock: InstanceLock?

  /// - Parameters:
  ///   - folder: the data folder, which holds the lock.
  ///   - host: the machine that the first daemon runs on.
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
    log.notice("Limber runs on \(host), with the same home; it starts here when it ends there")
  }

  /// - Returns: the lock, once it was released elsewhere; nil if a signal ended the wait.
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
