// limber off: for holidays and evenings. What comes due is dropped, unlike with `limber hold`,
// after which it rings.

import ArgumentParser

/// Calls `org.limber.Schedule.Off`; `limber on` ends it early.
package struct OffCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Turn reminders off for a while; what comes due is dropped.",
    discussion: """
      For example:
        limber off --for 2h
        limber off --for 2d
        limber off --until 14:00
        limber off --until monday
        limber off --until '2027-01-02 09:00'
      """)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long, from 1m to 366d.", valueName: "length"))
  package var length: Length?

  /// Passed on as text; the daemon reads it, as local time.
  @Option(
    help: ArgumentHelp(
      "Until then: a time, tomorrow, a weekday or a date, with a time after it if you like.",
      valueName: "time"))
  package var until: String?

  /// Exactly one end; 1 minute to 366 days, a leap year. An end is required, so that reminders are
  /// not turned off and forgotten.
  package func validate() throws {
    guard (length == nil) != (until == nil) else {
      throw ValidationError("give a length, such as --for 2h, or a time, such as --until 14:00")
    }
    if let length, !(60_000...31_622_400_000).contains(length.milliseconds) {
      throw ValidationError("off takes 1m to 366d")
    }
  }

  package init() {}
}
