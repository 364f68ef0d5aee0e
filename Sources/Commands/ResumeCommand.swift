// limber resume

import ArgumentParser

package struct ResumeCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Resume the session, or end a wait; inside a hold, after a lead-in of three seconds.")

  package init() {}
}
