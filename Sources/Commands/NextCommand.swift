// limber next: when reminders will ring; also for a later instant or another zone, for example
// before a journey.

import ArgumentParser

/// Calls `org.limber.Schedule.ListUpcoming`.
package struct NextCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "next", abstract: "List the upcoming reminders.")

  @Option(name: .shortAndLong, help: "At most this many.")
  package var number = 10

  /// Passed on as text; the daemon reads it. `NextCall` turns its refusal into a sentence.
  @Option(help: ArgumentHelp("List those after this instant, in RFC 3339.", valueName: "time"))
  package var from: String?

  /// An IANA name, such as `Asia/Tokyo`. It applies to reminders without a zone of their own.
  @Option(help: "Compute as if this were the system's time zone.")
  package var zone: String?

  @Flag(help: "Print a JSON array of objects with reminder, at and routine.")
  package var json = false

  /// At most 10,000, so that one reply stays small.
  package func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  package init() {}
}
