// Shows the progress of a rendering on standard error, if that is a terminal, and nowhere else: a
// script's log should not fill with bars.

import Console
import Glibc

/// The output of `RenderProgress`.
struct ProgressOutput {
  private var progress: RenderProgress

  /// - Parameters:
  ///   - total: in frames.
  ///   - isShown: false when the sound goes to standard output.
  ///   - isPlain: sentences instead of a bar.
  init(total: Int64, isShown: Bool, isPlain: Bool) {
    let form: RenderProgress.Form =
      isShown && isatty(STDERR_FILENO) == 1
      ? (isPlain ? .lines : .bar(width: TerminalSize.columns(of: STDERR_FILENO))) : .none
    progress = RenderProgress(form, total: total)
  }

  /// - Parameter done: in frames.
  mutating func show(done: Int64) {
    if let text = progress.text(done: done) { write(text) }
  }

  /// Removes a bar.
  func end() { if let text = progress.end { write(text) } }

  /// Errors are ignored: without its progress, a rendering is as good.
  private func write(_ text: String) { _ = Glibc.write(STDERR_FILENO, text, text.utf8.count) }
}
