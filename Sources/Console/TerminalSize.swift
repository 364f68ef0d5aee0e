// The width of the terminal, for drawings.

import Glibc

/// Asks the terminal each time, as it may have been resized.
package enum TerminalSize {
  /// The number of columns; 80 without a terminal, or if it does not report its size.
  package static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
