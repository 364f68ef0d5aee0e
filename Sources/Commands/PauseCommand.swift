// limber pause

import ArgumentParser

package struct PauseCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Pause the session.")

  package init() {}
}
