// Everything that a program prints goes through here. It is unbuffered, so that nothing is lost at
// exit. If writing fails, the program ends with a message and a status other than 0, so that half
// an export can't pass for a complete one.

import Glibc

package enum StandardOutput {
  /// Occupies the descriptors of standard streams that the parent process has closed, so that no
  /// file opened later gets them and is overwritten. Printing to such a stream then fails. Must be
  /// called before anything is opened.
  package static func reserveStreams() {
    for (number, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(number, F_GETFD) < 0 {
      // `open` takes the lowest free descriptor, which is this one.
      _ = open("/dev/null", mode)
    }
  }

  /// Prints lines for the user to read, without control characters.
  package static func say(_ lines: String) { put(Array((lines.printable + "\n").utf8)) }

  /// Prints what other programs read, byte for byte; on a terminal, without control characters.
  package static func say(data text: String) {
    if isatty(STDOUT_FILENO) == 1 { return say(text) }
    put(Array((text + "\n").utf8))
  }

  /// Prints bytes as they are.
  package static func put(_ bytes: [UInt8]) {
    if let code = write(bytes, to: STDOUT_FILENO) { fail(code) }
  }

  /// Prints on standard error what went wrong.
  package static func complain(_ sentence: String) {
    // A failure is ignored: there is nowhere left to report it.
    _ = write(Array((sentence.printable + "\n").utf8), to: STDERR_FILENO)
  }

  /// Ends the program after a failed write; silently if the reader, such as `head`, has closed the
  /// pipe.
  /// - Parameter code: the errno of the write.
  package static func fail(_ code: Int32) -> Never {
    if code == EPIPE {
      // Ends by SIGPIPE, as a program that does not ignore the signal would.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    } else {
      let reason = String(cString: strerror(code))
      complain("limber: the standard output cannot be written: \(reason)")
    }
    exit(1)
  }

  /// Writes all bytes.
  /// - Returns: nil, or the errno if writing failed.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        // Another program may have made a shared terminal non-blocking.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return nil
  }
}
