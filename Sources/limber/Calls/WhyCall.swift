// limber why: the decisions about reminders, newest first. It begins with the holds in force, since
// they explain why nothing has been decided lately.

import Commands
import Control

extension WhyCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let decisions = try callDaemon(
      ScheduleMethod.ListDecisions.self, ListDecisionsParameters(reminder: name, count: number)
    ).decisions
    if json { return say(data: try jsonLine(decisions)) }
    for hold in try callDaemon(SessionMethod.GetStatus.self).status.holds {
      say(StatusText.sentence(hold))
    }
    if decisions.isEmpty { say("Nothing has been decided yet.") }
    for decision in decisions { say(DecisionText.line(decision)) }
  }
}
