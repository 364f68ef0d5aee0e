// What a child reads on its standard input, all of it written before it starts.

import Glibc

package enum FilledPipe {
  /// Bytes that a pipe holds without a reader (pipe(7)).
  package static let capacity = 65_536

  /// The reading end of a pipe with a text in it, and nobody to write more.
  /// - Throws: EFBIG for a text that is longer than `capacity`.
  package static func holding(_ text: String) throws(EventLoopError) -> Descriptor {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw EventLoopError(operation: "pipe", code: errno) }
    let reader = Descriptor(owning: ends[0])
    let writer = Descriptor(owning: ends[1])
    // Nothing else starts programs meanwhile: that is done on this thread.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(writer.number, F_SETFL, O_NONBLOCK)
    let bytes = Array(text.utf8)
    guard write(writer.number, bytes, bytes.count) == bytes.count else {
      throw EventLoopError(operation: "writing to a program", code: EFBIG)
    }
    return reader
  }
}
