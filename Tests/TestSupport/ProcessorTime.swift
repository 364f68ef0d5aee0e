// How much work something is. Tests run side by side with others, so that the time that passes says
// little: what the processor spends in this thread does.

import Glibc

/// The processor time that `work` takes in the thread that calls it; what it leaves to others is not
/// counted.
package func processorTime(_ work: () throws -> Void) rethrows -> Duration {
  let start = spent()
  try work()
  return spent() - start
}

private func spent() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
