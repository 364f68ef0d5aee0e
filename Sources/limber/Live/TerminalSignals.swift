// Signals while the terminal is lent. Each comes as a byte of a pipe that the view waits on with
// everything else, so that none is lost between two looks and none interrupts a drawing.

import Glibc
import Synchronization

/// Where the signal handler writes; a handler can reach only globals.
private let handlerPipe = Atomic<CInt>(-1)

/// The signals that would end or stop the program, or that change the screen.
struct TerminalSignals: ~Copyable {
  private static let caught = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH]
  private static let handler: @convention(c) (CInt) -> Void = { number in
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    // A full pipe holds signals enough.
    _ = write(handlerPipe.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  /// To wait on: readable when a signal has come.
  let descriptor: CInt
  private let writeEnd: CInt

  init() throws(CommandFailure) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CommandFailure("pipe: \(String(cString: strerror(errno)))")
    }
    (descriptor, writeEnd) = (ends[0], ends[1])
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
    handlerPipe.store(writeEnd, ordering: .relaxed)
    for number in Self.caught { signal(number, Self.handler) }
  }

  deinit {
    for number in Self.caught { signal(number, SIG_DFL) }
    close(descriptor)
    close(writeEnd)
  }

  /// The signal that came, when `descriptor` is readable.
  borrowing func next() -> CInt {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 ? CInt(byte) : 0
  }

  /// Does what the signal does by itself: ends the program, or stops it until it is continued.
  borrowing func obey(_ number: CInt) {
    signal(number, SIG_DFL)
    raise(number)
    signal(number, Self.handler)
  }
}
