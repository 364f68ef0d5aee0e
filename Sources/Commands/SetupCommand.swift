// limber setup

import ArgumentParser

package struct SetupCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Set Limber up, one question at a time.",
    discussion: """
      Plain questions; Enter takes the answer in brackets. Nothing is written before you agree.
      """)

  package init() {}
}
