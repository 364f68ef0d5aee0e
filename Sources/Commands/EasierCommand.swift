// limber easier

import ArgumentParser

package struct EasierCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "easier",
    abstract: "Go on with the easier form of the exercise, here and wherever it comes again.")

  package init() {}
}
