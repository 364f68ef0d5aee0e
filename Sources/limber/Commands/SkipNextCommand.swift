// limber skip-next

import ArgumentParser
import Control

struct SkipNextCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "skip-next", abstract: "Turn down the next reminder to come.")

  @Argument(help: "A reminder's name; without it, whichever comes first.")
  var name: String?

  func perform() throws(CommandFailure) {
    let skipped = try callDaemon(
      ScheduleMethod.SkipNext.self, ReminderParameters(reminder: name)
    ).skipped
    print("\(skipped.reminder) of \(TimeText.moment(skipped.at)) is skipped.")
  }
}
