// Where a rendering's progress is shown: on the terminal of standard error, and nowhere else.

import Console
import Glibc

struct ProgressOutput {
  private var progress: RenderProgress

  /// - Parameters:
  ///   - total: in frames.
  ///   - isShown: false for a sound that goes to standard output.
  ///   - isPlain: sentences instead of drawings.
  init(total: Int64, isShown: Bool, isPlain: Bool) {
    let form: RenderProgress.Form =
      isShown && isatty(STDERR_FILENO) == 1
      ? (isPlain ? .lines : .bar(width: TerminalSize.columns(of: STDERR_FILENO))) : .none
    progress = RenderProgress(form, total: total)
  }

  mutating func show(done: Int64) {
    if let text = progress.text(done: done) { write(text) }
  }

  func end() { if let text = progress.end { write(text) } }

  /// Not much depends on it: what cannot be written is left out.
  private func write(_ text: String) { _ = Glibc.write(STDERR_FILENO, text, text.utf8.count) }
}
