// limber toggle

import ArgumentParser

package struct ToggleCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "toggle",
    abstract: "Pause or go on; answer what is due, or start the default routine.")

  package init() {}
}
