// limber resume: after a pause or a wait. The lead-in gives the time to take up the position again
// before the rest of a hold counts.

import ArgumentParser

/// Calls `org.limber.Session.Resume`. Exits with `notNow` when no session is running.
package struct ResumeCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Resume the session, or end a wait; inside a hold, after a lead-in of three seconds.")

  package init() {}
}
