// `--format`, which `status` and `watch` share: one help text and one parser, so that the two
// options cannot drift apart.

import ArgumentParser
import Control

extension BarFormat {
  /// The help of `--format` in both commands.
  package static let help = ArgumentHelp(
    "One line for a bar: waybar, polybar, i3, tmux, or a template such as '{text}'.",
    valueName: "format")

  /// The transform of `--format`.
  /// - Throws: `BarFormatError`, which says in a sentence what is wrong with the format.
  @Sendable package static func read(_ text: String) throws -> BarFormat {
    try BarFormat(parsing: text)
  }
}
