// limber hold

import Commands
import Control
import Glibc

extension HoldCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    if end { return try release() }
    if !command.isEmpty { return try holdWhileItRuns() }
    let hold = try callDaemon(
      ScheduleMethod.Hold.self,
      HoldParameters(lengthMs: length?.milliseconds, reason: reason, owner: owner))
    say(StatusText.sentence(Status.Held(owner: hold.owner, until: hold.until)))
  }

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
