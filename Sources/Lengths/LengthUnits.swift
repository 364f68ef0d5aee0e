// The units in which lengths of time are written. They differ on purpose: a hold of a day is a slip
// in a routine's file, and turning reminders off for a week is not.

/// Units, the longest first, with their lengths in milliseconds.
package struct LengthUnits: Sendable {
  let units: [(name: String, milliseconds: Int64)]

  private static let (week, day) = (("w", Int64(604_800_000)), ("d", Int64(86_400_000)))
  private static let (hour, minute) = (("h", Int64(3_600_000)), ("m", Int64(60_000)))
  private static let (second, millisecond) = (("s", Int64(1000)), ("ms", Int64(1)))

  /// In files, and wherever a length is shown as a file has it: `2h`, `1m30s`, `500ms`.
  package static let files = LengthUnits(units: [hour, minute, second, millisecond])
  /// The same without hours: the length of a routine is counted in minutes.
  package static let routines = LengthUnits(units: [minute, second, millisecond])
  /// Time that has passed, in whole seconds: `2h30m`.
  package static let elapsed = LengthUnits(units: [hour, minute, second])
  /// On the command line: also days of 24 hours and weeks of seven days.
  package static let commands = LengthUnits(
    units: [week, day, hour, minute, second, millisecond])
}
