// The clock of the stream: CLOCK_MONOTONIC. It is read only here. Transport, gauge and queue clock
// get the instant as a parameter, so that they can be tested without waiting.

import Glibc
import Sessions

enum Clock {
  static func now() -> StreamInstant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return StreamInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}

extension StreamInstant {
  static func - (a: Self, b: FrameCount) -> Self {
    Self(nanoseconds: a.nanoseconds - b.nanoseconds)
  }
}
