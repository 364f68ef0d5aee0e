// limber setup

import ArgumentParser

package struct SetupCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Hear whether the sound is right, choose, and write the settings.",
    discussion: """
      Plain questions, one at a time; Enter takes the answer in brackets. Nothing is written before
      you agree to it.
      """)

  package init() {}
}
