// limber back

import ArgumentParser

package struct BackCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "back",
    abstract: "Go to the start of the step, or, in its first two seconds, to the previous one.")

  package init() {}
}
