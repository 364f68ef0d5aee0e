// limber easier

import ArgumentParser

package struct EasierCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "easier",
    abstract: "Switch to the easier form of the exercise, here and wherever it comes up again.")

  package init() {}
}
