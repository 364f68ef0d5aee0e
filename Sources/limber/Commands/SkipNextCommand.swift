// limber skip-next

import ArgumentParser
import Control

struct SkipNextCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "skip-next", abstract: "Turn down the next reminder to come.")

  @Argument(help: "A reminder's name; without it, whichever comes first.")
  var name: String?

  @Flag(help: "Bring back the one that was skipped last.")
  var undo = false

  func perform() throws(CommandFailure) {
    let parameters = ReminderParameters(reminder: name)
    if undo {
      let restored = try callDaemon(ScheduleMethod.UndoSkip.self, parameters).restored
      return say("\(restored.reminder) of \(TimeText.moment(restored.at)) comes after all.")
    }
    let skipped = try callDaemon(ScheduleMethod.SkipNext.self, parameters).skipped
    say("\(skipped.reminder) of \(TimeText.moment(skipped.at)) is skipped.")
  }
}
