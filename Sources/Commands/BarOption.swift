// `--format`, of status and watch.

import ArgumentParser
import Control

extension BarFormat {
  package static let help = ArgumentHelp(
    "One line for a bar: waybar, polybar, i3, tmux, or a template such as '{text}'.",
    valueName: "format")

  /// - Throws: what is wrong with it, in a sentence.
  @Sendable package static func read(_ text: String) throws -> BarFormat {
    try BarFormat(parsing: text)
  }
}
