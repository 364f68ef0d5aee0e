// limber snooze

import ArgumentParser

package struct SnoozeCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Snooze what is due: it rings again later.",
    discussion: "For example: limber snooze, limber snooze 20m, limber snooze desk 1h")

  @Argument(
    help: ArgumentHelp(
      "A reminder's name, a length from 1m to 12h, or both; by default everything that was "
        + "announced, for as long as its file sets.", valueName: "name or length"))
  package var words: [String] = []

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

  /// The last word, if it reads as one.
  package var length: Int64? { words.last.flatMap { Length(argument: $0)?.milliseconds } }

  package var name: String? {
    words.count == 2 || length == nil ? words.first : nil
  }

  package init() {}
}
