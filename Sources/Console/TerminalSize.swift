// How wide the terminal is, for drawings.

import Glibc

package enum TerminalSize {
  /// 80 where there is no terminal, or it does not report its size.
  package static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
