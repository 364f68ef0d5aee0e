// limber hold: begins a hold, ends one, or holds reminders while a program runs.

import Commands
import Control
import Glibc

extension HoldCommand: DaemonCall {
  /// One of three: `--end`, a command after `--`, or a hold for a length.
  func perform() throws(CommandFailure) {
    if end { return try release() }
    if !command.isEmpty { return try holdWhileItRuns() }
    let hold = try callDaemon(
      ScheduleMethod.Hold.self,
      HoldParameters(lengthMs: length?.milliseconds, reason: reason, owner: owner))
    say(StatusText.sentence(Status.Held(owner: hold.owner, until: hold.until)))
  }

  /// Ends a hold, or all of them, and prints what is still held.
  private func release() throws(CommandFailure) {
    let released = try callDaemon(
      ScheduleMethod.Release.self, ReleaseParameters(owner: ended)
    ).released
    guard !released.isEmpty else { return say("Nothing was held.") }
    let left = try callDaemon(SessionMethod.GetStatus.self).status.holds
    for owner in released {
      say(owner == "you" ? "Your hold has ended." : "The hold of \(owner) has ended.")
    }
    if left.isEmpty { return say("What was waiting rings in two minutes.") }
    for hold in left { say(StatusText.sentence(hold)) }
  }

  /// Runs the program and exits with its status. The hold is named after the program, without its
  /// folder, unless `--as` gives a name.
  private func holdWhileItRuns() throws(CommandFailure) {
    let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
    var hold = try CommandHold(
      HoldParameters(
        lengthMs: length?.milliseconds, reason: reason,
        owner: owner ?? String(name.prefix(HoldParameters.ownerMax))))
    let status = try hold.run(command)
    if status != 0 { Glibc.exit(status) }
  }
}
