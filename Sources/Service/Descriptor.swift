// A file descriptor with one owner: closed once, by `close()` or when its owner ends.

import Glibc

/// An owned descriptor.
package struct Descriptor: ~Copyable {
  package let number: Int32

  /// Takes over an open descriptor.
  package init(owning number: Int32) { self.number = number }

  deinit { _ = Glibc.close(number) }

  /// Closes it now rather than at the end of its owner.
  package consuming func close() {}

  /// Gives the descriptor away: the caller closes it.
  package consuming func release() -> Int32 {
    let number = self.number
    discard self
    return number
  }
}
