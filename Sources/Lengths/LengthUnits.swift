// The units in which lengths of time are written. Which of them are taken differs on purpose: a
// hold of a day is a slip in a routine's file, and reminders that are off for a week are not.

/// Units, the longest first, with their lengths in milliseconds.
package struct LengthUnits: Sendable {
  let units: [(name: String, milliseconds: Int64)]

  private static let (week, day) = (("w", Int64(604_800_000)), ("d", Int64(86_400_000)))
  private static let (hour, minute) = (("h", Int64(3_600_000)), ("m", Int64(60_000)))
  private static let (second, millisecond) = (("s", Int64(1000)), ("ms", Int64(1)))

  /// In files, and wherever a person reads a length as a file has it: `2h`, `1m30s`, `500ms`.
  package static let files = LengthUnits(units: [hour, minute, second, millisecond])
  /// The same without hours: what a routine takes is counted in minutes.
  package static let routines = LengthUnits(units: [minute, second, millisecond])
  /// What has elapsed on a clock, in whole seconds: `2h30m`.
  package static let elapsed = LengthUnits(units: [hour, minute, second])
  /// On the command line: with days of 24 hours and weeks of seven of them.
  package static let commands = LengthUnits(
    units: [week, day, hour, minute, second, millisecond])
}
