// Signals while the full-screen view uses the terminal. Each arrives as a byte in a pipe that the
// view waits for together with everything else (the self-pipe trick), so that none is lost between
// two looks and none interrupts a drawing.

import Glibc
import Synchronization

/// The pipe's end for writing. A signal handler has no context and can reach only globals.
private let handlerPipe = Atomic<CInt>(-1)

/// Catches the signals that would end or stop the program, or that report a new size.
struct TerminalSignals: ~Copyable {
  private static let caught = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH]
  /// Only async-signal-safe calls (signal-safety(7)); `errno` is left as it was.
  private static let handler: @convention(c) (CInt) -> Void = { number in
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    // A full pipe already wakes the view, so a byte that does not fit can be dropped.
    _ = write(handlerPipe.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  /// Readable when a signal has arrived.
  let descriptor: CInt
  private let writeEnd: CInt

  /// - Throws: if no pipe can be made.
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

  /// The signal that arrived; 0 if there is none.
  borrowing func next() -> CInt {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 ? CInt(byte) : 0
  }

  /// Does what the signal does by default: ends the program, or stops it until it is continued.
  borrowing func obey(_ number: CInt) {
    signal(number, SIG_DFL)
    raise(number)
    signal(number, Self.handler)
  }
}
