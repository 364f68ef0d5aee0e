// limber setup

import ArgumentParser

struct SetupCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Hear whether the sound is right, choose, and write the settings.",
    discussion: """
      Plain questions, one at a time; Enter takes the answer in brackets. Nothing is written before
      you agree to it.
      """)

  func perform() throws(CommandFailure) { try DaemonProgram.execute(["--setup"]) }
}
