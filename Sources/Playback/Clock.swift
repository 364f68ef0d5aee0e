// The clock of the stream: CLOCK_MONOTONIC. It is read here alone; transport, gauge and
// queue clock, which decide by it, are given the instant, so that they are tested without waiting.

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
