// limber on

import ArgumentParser

package struct OnCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Reminders are on again.")

  package init() {}
}
