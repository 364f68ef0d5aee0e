// limber snooze: rings again later. The name and the length can each be left out, so both are read
// from one list of words.

import ArgumentParser

/// Calls `org.limber.Schedule.Snooze`. Exits with `notNow` when nothing is due, or it was snoozed
/// as often as its reminder allows.
package struct SnoozeCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Snooze what is due: it rings again later.",
    discussion: "For example: limber snooze, limber snooze 20m, limber snooze desk 1h")

  /// At most two: a name, then a length.
  @Argument(
    help: ArgumentHelp(
      "A reminder's name, a length from 1m to 12h, or both; by default everything that was "
        + "announced, for as long as its file sets.", valueName: "name or length"))
  package var words: [String] = []

  /// Lengths are 1 minute to 12 hours.
  package func validate() throws {
    guard words.count <= 2 else {
      throw ValidationError("snooze takes a reminder's name and a length")
    }
    if words.count == 2, length == nil {
      throw ValidationError("“\(words[1])” is not a length; write 10m or 1h")
    }
    if let length, !(60_000...43_200_000).contains(length) {
      throw ValidationError("snooze takes 1m to 12h")
    }
  }

  /// In milliseconds; nil where the last word is not a length, and then it is a name.
  package var length: Int64? { words.last.flatMap { Length(argument: $0)?.milliseconds } }

  /// The reminder; nil for everything that was announced. Of two words it is the first.
  package var name: String? {
    words.count == 2 || length == nil ? words.first : nil
  }

  package init() {}
}
