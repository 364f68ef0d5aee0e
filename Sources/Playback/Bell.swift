// An eventfd: one thread rings, and another sleeps until it does, in `wait` or in an event loop.
// Ringing neither blocks nor allocates memory, so the audio thread may do it.

import CALSA
import Glibc

struct Bell: ~Copyable {
  let descriptor: Int32

  init() {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    precondition(descriptor >= 0, "eventfd: \(String(cString: strerror(errno)))")
  }

  deinit { close(descriptor) }

  func ring() { eventfd_write(descriptor, 1) }

  /// Resets the bell, so that only later rings are noticed.
  func answer() {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
  }

  /// Sleeps until it rings, and resets it.
  /// - Parameter milliseconds: the longest sleep; nil for no limit.
  func wait(milliseconds: Int?) {
    var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptors, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
    if descriptors.revents != 0 { answer() }
  }
}
