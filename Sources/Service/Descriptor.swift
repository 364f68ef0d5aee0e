// A file descriptor with one owner: closed once, by `close()` or at the end of its owner's life.

import Glibc

/// An owned descriptor.
package struct Descriptor: ~Copyable {
  package let number: Int32

  /// Takes over an open descriptor.
  package init(owning number: Int32) { self.number = number }

  deinit { _ = Glibc.close(number) }

  /// Closes it now, rather than at the end of its owner's life.
  package consuming func close() {}

  /// Hands the descriptor over: the caller closes it.
  package consuming func release() -> Int32 {
    let number = self.number
    discard self
    return number
  }
}
