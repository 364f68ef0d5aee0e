// A terminal that is lent to a full-screen view: keys come one by one, the screen is another one.
// It is given back at the end, whatever the end is.

import Control
import Glibc

/// The terminal in full-screen use; `deinit` and `giveBack` restore it.
struct Terminal: ~Copyable {
  private let before: termios

  /// Nil when stdin or stdout is no terminal, or one that cannot move its cursor.
  init?() {
    var settings = termios()
    guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0,
      let type = getenv("TERM"), String(cString: type) != "dumb"
    else { return nil }
    before = settings
    takeOver()
  }

  deinit { giveBack() }

  /// Keys unbuffered and unechoed, signals as ever; the other screen, no cursor.
  borrowing func takeOver() {
    var settings = before
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    StandardOutput.put(Array("\u{1b}[?1049h\u{1b}[?25l\u{1b}[2J".utf8))
  }

  borrowing func giveBack() {
    StandardOutput.put(Array("\u{1b}[?25h\u{1b}[?1049l".utf8))
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  borrowing func draw(_ lines: [String]) {
    // Each line cleared behind itself, then the rest of the screen: no flicker.
    let text = lines.joined(separator: "\u{1b}[K\r\n")
    StandardOutput.put(Array("\u{1b}[H\(text)\u{1b}[K\u{1b}[J".utf8))
  }

  /// Columns and rows; 80 by 24 when the terminal does not say.
  borrowing func size() -> (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// The key that waits; nil at the end of the input.
  borrowing func key() -> UInt8? {
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }
}
