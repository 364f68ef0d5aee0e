// A program in the foreground of the terminal. Its end can be waited for together with other
// things, because SIGCHLD arrives as a byte in a pipe (the self-pipe trick).

import Glibc
import Synchronization

/// The pipe's end for writing. A signal handler has no context and can reach only globals.
private let handlerPipe = Atomic<CInt>(-1)

/// The child of `limber hold`; one at a time, since the handler's pipe is global.
struct ForegroundProgram: ~Copyable {
  /// Readable when the program has ended or was stopped.
  let descriptor: CInt
  private let writeEnd: CInt
  private let process: pid_t

  /// Signals from the terminal's keys. They are meant for the program; this command ignores them
  /// and waits for its end.
  private static let left = [SIGINT, SIGQUIT]

  /// Starts the program.
  /// - Parameter command: its name, looked for on PATH, and its arguments.
  /// - Throws: with status 127 if it can't be started.
  init(_ command: [String]) throws(CommandFailure) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CommandFailure("pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      // The program must not inherit the pipe.
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    handlerPipe.store(ends[1], ordering: .relaxed)
    signal(SIGCHLD) { _ in
      let saved = errno
      var byte: UInt8 = 0
      // A full pipe already wakes the caller, so a byte that does not fit can be dropped.
      _ = write(handlerPipe.load(ordering: .relaxed), &byte, 1)
      errno = saved
    }
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, command[0], nil, nil, &arguments, environ)
    guard failure == 0 else {
      throw CommandFailure("\(command[0]): \(String(cString: strerror(failure)))", code: 127)
    }
    // After the start, because a program inherits ignored signals.
    for number in Self.left { signal(number, SIG_IGN) }
    (descriptor, writeEnd, self.process) = (ends[0], ends[1], process)
  }

  deinit {
    for number in Self.left + [SIGCHLD] { signal(number, SIG_DFL) }
    close(descriptor)
    close(writeEnd)
  }

  /// The program's exit status once it has ended, or 128 and the number of the signal that ended
  /// it; nil while it runs.
  borrowing func status() -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 64)
    // The bytes only wake the caller, so they are dropped.
    while read(descriptor, &bytes, bytes.count) > 0 {}
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    let ended = status & 0x7F
    return ended == 0 ? status >> 8 & 0xFF : 128 + ended
  }
}
