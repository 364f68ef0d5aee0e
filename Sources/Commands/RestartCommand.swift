// limber restart

import ArgumentParser

package struct RestartCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Begin the routine again.")

  package init() {}
}
