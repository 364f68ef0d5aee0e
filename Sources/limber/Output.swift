// Writing to descriptors at once and to the end; `print` is for what need not be seen before the
// command returns.

import Glibc

/// - Returns: false when nobody reads any more, or the disk is full.
@discardableResult
func writeAll(_ text: String, to descriptor: CInt) -> Bool {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes = bytes.dropFirst(count)
    } else if errno != EINTR {
      return false
    }
  }
  return true
}

/// Writes a sentence to stderr, under the program's name.
func complain(_ message: String) {
  // What was printed before is seen before.
  fflush(nil)
  writeAll("limber: \(message)\n", to: STDERR_FILENO)
}
