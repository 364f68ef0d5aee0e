// A program in the foreground of the terminal, whose end can be waited for together with other
// things: the kernel's word of it comes as a byte of a pipe.

import Glibc
import Synchronization

/// Where the signal handler writes; a handler can reach only globals.
private let handlerPipe = Atomic<CInt>(-1)

struct ForegroundProgram: ~Copyable {
  /// To wait on: readable when a program has ended, or was stopped.
  let descriptor: CInt
  private let writeEnd: CInt
  private let process: pid_t

  /// Of the terminal: they are the program's, whose end is waited for.
  private static let left = [SIGINT, SIGQUIT]

  /// Starts it.
  init(_ command: [String]) throws(CommandFailure) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CommandFailure("pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      // The program has no use for them.
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    handlerPipe.store(ends[1], ordering: .relaxed)
    signal(SIGCHLD) { _ in
      let saved = errno
      var byte: UInt8 = 0
      // A full pipe tells enough.
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
    for number in Self.left { signal(number, SIG_IGN) }
    (descriptor, writeEnd, self.process) = (ends[0], ends[1], process)
  }

  deinit {
    for number in Self.left + [SIGCHLD] { signal(number, SIG_DFL) }
    close(descriptor)
    close(writeEnd)
  }

  /// Its status once it has ended, 128 and the signal's number for one that a signal has ended; nil
  /// while it runs.
  borrowing func status() -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    let ended = status & 0x7F
    return ended == 0 ? status >> 8 & 0xFF : 128 + ended
  }
}
