// limber on

import ArgumentParser

package struct OnCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Turn reminders on again.")

  package init() {}
}
