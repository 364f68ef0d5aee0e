// limber next

import ArgumentParser
import Control

struct NextCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "List the upcoming reminders.")

  @Option(name: .shortAndLong, help: "How many at the most.")
  var number = 10

  @Option(help: ArgumentHelp("List those after this instant, in RFC 3339.", valueName: "time"))
  var from: String?

  @Option(help: "Compute as if this were the system's time zone.")
  var zone: String?

  @Flag(help: "Print a JSON array of objects with reminder, at and routine.")
  var json = false

  func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  func perform() throws(CommandFailure) {
    let parameters = ListUpcomingParameters(count: number, from: from, zone: zone)
    let occurrences = try list(parameters)
    if json { return say(data: try jsonLine(occurrences)) }
    if occurrences.isEmpty { say("No upcoming reminders.") }
    for occurrence in occurrences {
      let when = TimeText.moment(
        occurrence.at, local: occurrence.local, zone: occurrence.zone)
      say("\(when)  \(occurrence.reminder)  \(occurrence.routine)")
    }
  }

  private func list(
    _ parameters: ListUpcomingParameters
  ) throws(CommandFailure) -> [UpcomingOccurrence] {
    var client = try connectToDaemon()
    do {
      return try client.call(ScheduleMethod.ListUpcoming.self, parameters).occurrences
    } catch {
      guard error == .invalidParameter("from") else { throw CommandFailure(error) }
      throw CommandFailure(
        "“\(from ?? "")” is not an instant in RFC 3339; write 2026-11-25T07:30:00+01:00",
        code: CommandFailure.badData)
    }
  }
}
