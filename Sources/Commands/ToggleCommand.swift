// limber toggle

import ArgumentParser

package struct ToggleCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "toggle",
    abstract: "Pause or resume the session; without one, start what is due or the default routine.")

  package init() {}
}
