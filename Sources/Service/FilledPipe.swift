// The standard input of a child, written in full before it starts, so that nothing has to be fed
// later.

import Glibc

package enum FilledPipe {
  /// The number of bytes that a pipe holds without a reader (pipe(7)).
  package static let capacity = 65_536

  /// The reading end of a pipe that contains a text; its writing end is closed.
  /// - Throws: EFBIG for a text that is longer than `capacity`.
  package static func holding(_ text: String) throws(EventLoopError) -> Descriptor {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw EventLoopError(operation: "pipe", code: errno) }
    let reader = Descriptor(owning: ends[0])
    let writer = Descriptor(owning: ends[1])
    // Nothing else starts programs in between: all are started on this thread.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(writer.number, F_SETFL, O_NONBLOCK)
    let bytes = Array(text.utf8)
    guard write(writer.number, bytes, bytes.count) == bytes.count else {
      throw EventLoopError(operation: "writing to a program", code: EFBIG)
    }
    return reader
  }
}
