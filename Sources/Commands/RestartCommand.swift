// limber restart

import ArgumentParser

package struct RestartCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Start the routine again from the beginning.")

  package init() {}
}
