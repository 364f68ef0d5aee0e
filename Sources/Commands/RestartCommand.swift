// limber restart: from the first step, for a session that was begun but not attended to.

import ArgumentParser

/// Calls `org.limber.Session.Restart`. Exits with `notNow` when no session is running.
package struct RestartCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Start the routine again from the beginning.")

  package init() {}
}
