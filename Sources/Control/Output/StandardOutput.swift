// All that a program prints goes through here, unbuffered, so that nothing is left at its end. What
// cannot be written ends the program with a sentence and a status that is not 0: half an export
// must not pass for the whole.

import Glibc

package enum StandardOutput {
  /// Keeps the numbers of the three standard streams from any file that is opened later, where a
  /// parent has closed them; what is printed fails then. To be called first.
  package static func reserveStreams() {
    for (number, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", mode)
    }
  }

  /// Prints lines for people to read.
  package static func say(_ lines: String) { put(Array((lines.printable + "\n").utf8)) }

  /// Prints what other programs read, byte for byte; a terminal sees no control character of it.
  package static func say(data text: String) {
    if isatty(STDOUT_FILENO) == 1 { return say(text) }
    put(Array((text + "\n").utf8))
  }

  /// Prints bytes as they are.
  package static func put(_ bytes: [UInt8]) {
    if let code = write(bytes, to: STDOUT_FILENO) { fail(code) }
  }

  /// Tells a person what went wrong, on standard error.
  package static func complain(_ sentence: String) {
    // There is no place left to tell of what cannot be told here.
    _ = write(Array((sentence.printable + "\n").utf8), to: STDERR_FILENO)
  }

  /// Ends the program; in silence when a reader, as `head`, has seen enough.
  package static func fail(_ code: Int32) -> Never {
    if code == EPIPE {
      // As it ends where nobody ignores the signal.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    } else {
      let reason = String(cString: strerror(code))
      complain("limber: the standard output cannot be written: \(reason)")
    }
    exit(1)
  }

  /// Writes all of it.
  /// - Returns: the error number when it could not; else nil.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        // Another program may have set a shared terminal so.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return nil
  }
}
