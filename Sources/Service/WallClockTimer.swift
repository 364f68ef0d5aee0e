// The alarm for reminders: a separate timer on CLOCK_REALTIME, because sd-event has none that is
// cancelled when the clock is set. TFD_TIMER_CANCEL_ON_SET (timerfd_create(2)) reports every step,
// forward or back. While no reminder is armed, it waits for the end of time, so that an idle daemon
// never wakes up and still learns of steps. It does not run during sleep; a time that passed during
// sleep fires on resume.

import CSystemd
import Glibc

/// Fires at a wall clock time, and reports when the clock was set.
package final class WallClockTimer {
  package enum Event: Equatable, Sendable {
    /// The armed time has come (or had passed when it was armed). The timer is now disarmed.
    case elapsed
    /// The clock was set. The armed time stays, and fires by the new clock.
    case clockChanged
  }

  private let loop: EventLoop
  private let descriptor: Descriptor
  private var source: DescriptorSource?
  private var happened: ((Event) -> Void)?
  private var armedAt: Int64?

  /// Initially disarmed; `happened` is called on the loop.
  package init(_ loop: EventLoop, _ happened: @escaping (Event) -> Void) throws(EventLoopError) {
    self.loop = loop
    self.happened = happened
    let flags = Int32(TFD_NONBLOCK | TFD_CLOEXEC)
    let number = timerfd_create(CLOCK_REALTIME, flags)
    guard number >= 0 else { throw EventLoopError(operation: "timerfd_create", code: errno) }
    descriptor = Descriptor(owning: number)
    source = try loop.watch(number, events: .readable) { [weak self] _ in self?.expire() }
    set()
  }

  deinit { source?.cancel() }

  /// Fires at `time` (milliseconds since 1970), at once if it has passed. Replaces the previous
  /// time.
  package func arm(atMilliseconds time: Int64) {
    armedAt = time
    set()
  }

  /// From now on, only steps of the clock are reported.
  package func disarm() {
    armedAt = nil
    set()
  }

  /// Ends the timer, also from inside its own closure.
  package func cancel() {
    source?.cancel()
    happened = nil
  }

  private func set() {
    var spec = itimerspec()
    if let armedAt {
      // A time of zero would disarm it, and a time before 1970 is refused: both have passed.
      let time = max(1, armedAt)
      spec.it_value = timespec(tv_sec: Int(time / 1000), tv_nsec: Int(time % 1000) * 1_000_000)
    } else {
      spec.it_value.tv_sec = .max
    }
    let flags = Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET)
    if timerfd_settime(descriptor.number, flags, &spec, nil) == 0 { return }
    // The clock was set since the last arming, and that was not read yet: the new time is in force,
    // but this was the only report of the step.
    precondition(errno == ECANCELED, "timerfd_settime: \(errorText(errno))")
    loop.post { [weak self] in self?.happened?(.clockChanged) }
  }

  private func expire() {
    var count: UInt64 = 0
    if read(descriptor.number, &count, MemoryLayout<UInt64>.size) > 0 {
      armedAt = nil
      set()
      happened?(.elapsed)
    } else if errno == ECANCELED {
      // The read has discarded an expiry that came with the step: arming again repeats it.
      set()
      happened?(.clockChanged)
    }
    // Otherwise EAGAIN: armed again between the wake-up and the read.
  }
}
