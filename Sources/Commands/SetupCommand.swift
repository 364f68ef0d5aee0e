// limber setup: from a fresh installation to a first reminder, in a few questions. It works on a
// pipe as well, and with a screen reader, since it prints plain lines.

import ArgumentParser

/// Carried out by `Setup` in `Authoring`. Exits with `badData` when the input ends before the last
/// question.
package struct SetupCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Set Limber up, one question at a time.",
    discussion: """
      Plain questions; Enter takes the answer in brackets. Nothing is written before you agree.
      """)

  package init() {}
}
