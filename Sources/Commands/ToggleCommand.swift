// limber toggle: one key for everything. A desktop can bind it to a shortcut or to a button.

import ArgumentParser

/// Calls `org.limber.Session.Toggle`.
package struct ToggleCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "toggle",
    abstract: "Pause or resume the session; without one, start what is due or the default routine.")

  package init() {}
}
