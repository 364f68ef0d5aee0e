// limber pause: stops the session where it is; `limber resume` continues there.

import ArgumentParser

/// Calls `org.limber.Session.Pause`; a second one changes nothing. Exits with `notNow` when no
/// session is running.
package struct PauseCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Pause the session.")

  package init() {}
}
