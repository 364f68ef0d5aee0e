// limber next: one line for each upcoming occurrence, with the time in the reader's zone as well if
// the reminder has another one.

import Commands
import Control

extension NextCommand: DaemonCall {
  /// Prints a list, or a sentence when it is empty.
  func perform() throws(CommandFailure) {
    let parameters = ListUpcomingParameters(count: number, from: from, zone: zone)
    let occurrences = try list(parameters)
    if json { return say(data: try jsonLine(occurrences)) }
    if occurrences.isEmpty { say("No upcoming reminders.") }
    for occurrence in occurrences {
      let when = TimeText.dateAndTime(
        occurrence.at, local: occurrence.local, zone: occurrence.zone)
      say("\(when)  \(occurrence.reminder)  \(occurrence.routine)")
    }
  }

  /// Makes the call itself, since a refused `from` deserves an example instead of the parameter's
  /// name.
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
        .badData)
    }
  }
}
