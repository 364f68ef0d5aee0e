// Each test has a loop of its own, which ends by an event that the test is about; a fail-safe
// timer ends it, as a failure, if that event never comes.

import Glibc
import Service
import Testing

/// Sets a loop up, runs it until something calls `exit`, and returns the code. What `setUp` returns
/// is held as long as the loop runs.
@discardableResult
func runLoop(
  failSafe: Duration = .seconds(20), sourceLocation: SourceLocation = #_sourceLocation,
  _ setUp: (EventLoop) throws -> [Any]
) throws -> Int32 {
  let loop = try EventLoop()
  let timer = try loop.monotonicTimer {
    Issue.record("the event never came", sourceLocation: sourceLocation)
    loop.exit(1)
  }
  timer.arm(after: failSafe)
  let held = try setUp(loop)
  defer { timer.cancel() }
  return try withExtendedLifetime((held, timer)) { try loop.run() }
}

/// What a test's closures write to and hold on to.
final class Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}

/// A pipe that closes with its owner.
final class Pipe {
  let reader: Int32
  let writer: Int32

  init() {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0)
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    close(writer)
  }

  func write(_ bytes: [UInt8] = [1]) { _ = Glibc.write(writer, bytes, bytes.count) }
}

/// Runs with signals blocked in this thread, as the daemon's whole process has them. Threads of a
/// test run may have any signals blocked to begin with.
@discardableResult
func withBlocked<Result>(
  _ signals: [Int32], unblocked: Bool = false, _ body: () throws -> Result
) rethrows -> Result {
  var set = sigset_t()
  var before = sigset_t()
  sigemptyset(&set)
  for number in signals { sigaddset(&set, number) }
  pthread_sigmask(unblocked ? SIG_UNBLOCK : SIG_BLOCK, &set, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try body()
}
