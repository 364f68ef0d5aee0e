// limber back

import ArgumentParser

package struct BackCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "back",
    abstract: "Go to the start of the step, or, within two seconds of it, to the one before.")

  package init() {}
}
