// limber why

import ArgumentParser
import Control

struct WhyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Explain what was decided about reminders, the newest first.")

  @Argument(help: "A reminder's name; without it, all of them.")
  var name: String?

  @Option(name: .shortAndLong, help: "How many at the most.")
  var number = 10

  @Flag(help: "Print a JSON array.")
  var json = false

  func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  func perform() throws(CommandFailure) {
    let decisions = try callDaemon(
      ScheduleMethod.ListDecisions.self, ListDecisionsParameters(reminder: name, count: number)
    ).decisions
    if json { return say(data: try jsonLine(decisions)) }
    for hold in try callDaemon(SessionMethod.GetStatus.self).status.holds {
      say(StatusText.sentence(hold))
    }
    if decisions.isEmpty { say("Nothing was decided yet.") }
    for decision in decisions { say(DecisionText.line(decision)) }
  }
}
