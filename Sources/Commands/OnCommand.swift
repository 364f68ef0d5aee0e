// limber on: ends `limber off` before its time. It does not enable a reminder whose file says
// `enabled: false`; that is `limber remind enable`.

import ArgumentParser

/// Calls `org.limber.Schedule.On`.
package struct OnCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Turn reminders on again.")

  package init() {}
}
