// The terminal while the full-screen view uses it: keys arrive one by one, and the view has the
// alternate screen, so that what was on the screen before is there again afterwards.

import Control
import Glibc

/// Takes the terminal over; `deinit` and `giveBack` restore it.
struct Terminal: ~Copyable {
  /// The settings to restore.
  private let before: termios

  /// Nil if standard input or output is not a terminal, or it cannot move its cursor (TERM=dumb).
  init?() {
    var settings = termios()
    guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0,
      let type = getenv("TERM"), String(cString: type) != "dumb"
    else { return nil }
    before = settings
    takeOver()
  }

  deinit { giveBack() }

  /// Keys without waiting for Enter and without echo; signals from keys as usual. Then the
  /// alternate screen (1049) without a cursor (25), in the sequences of xterm.
  borrowing func takeOver() {
    var settings = before
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    StandardOutput.put(Array("\u{1b}[?1049h\u{1b}[?25l\u{1b}[2J".utf8))
  }

  /// The opposite of `takeOver`. It may be called more than once.
  borrowing func giveBack() {
    StandardOutput.put(Array("\u{1b}[?25h\u{1b}[?1049l".utf8))
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  /// Draws over the old content.
  borrowing func draw(_ lines: [String]) {
    // Each line clears what is behind it, and the last one the rest of the screen. Clearing
    // everything first would flicker.
    let text = lines.joined(separator: "\u{1b}[K\r\n")
    StandardOutput.put(Array("\u{1b}[H\(text)\u{1b}[K\u{1b}[J".utf8))
  }

  /// Columns and rows; 80 by 24 if the terminal does not report its size.
  borrowing func size() -> (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// The next key, one byte of it; nil at the end of the input. Blocks until there is one.
  borrowing func key() -> UInt8? {
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }
}
