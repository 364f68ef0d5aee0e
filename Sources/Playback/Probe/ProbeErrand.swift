// Runs work that may never return on a separate thread: libasound may block on a sound server
// indefinitely, and `limber doctor` must still end and show why.

import CALSA
import Glibc
import Synchronization

final class ProbeErrand: Sendable {
  typealias Outcome = Result<DeviceReport, PCMError>

  private let outcome = Mutex<Outcome?>(nil)
  private let work: @Sendable () -> Outcome

  init(_ work: @escaping @Sendable () -> Outcome) { self.work = work }

  /// Runs the work; may be called once.
  /// - Returns: nil if it takes longer; the thread is then abandoned.
  func result(within seconds: Int) -> Outcome? {
    var thread = pthread_t()
    let this = Unmanaged.passRetained(self)
    guard pthread_create(&thread, nil, runErrand, this.toOpaque()) == 0 else {
      this.release()
      return work()
    }
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += seconds
    if limber_join_until(thread, &deadline) != 0 { pthread_detach(thread) }
    return outcome.withLock { $0 }
  }

  fileprivate func run() {
    let result = work()
    outcome.withLock { $0 = result }
  }
}

/// The thread's entry point, not isolated to an actor.
private func runErrand(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<ProbeErrand>.fromOpaque(argument!).takeRetainedValue().run()
  return nil
}
