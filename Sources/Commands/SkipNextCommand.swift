// limber skip-next

import ArgumentParser
import Control

struct SkipNextCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "skip-next", abstract: "Turn down the next reminder.")

  @Argument(help: "A reminder's name; without it, whichever comes first.")
  var name: String?

  @Flag(help: "Bring back the one that was skipped last.")
  var undo = false

  func perform() throws(CommandFailure) {
    let parameters = ReminderParameters(reminder: name)
    if undo {
      let restored = try callDaemon(ScheduleMethod.UndoSkip.self, parameters).restored
      let when = TimeText.moment(restored.at, local: restored.local, zone: restored.zone)
      return say("\(restored.reminder) of \(when) comes after all.")
    }
    let skipped = try callDaemon(ScheduleMethod.SkipNext.self, parameters).skipped
    let when = TimeText.moment(skipped.at, local: skipped.local, zone: skipped.zone)
    say("\(skipped.reminder) of \(when) is skipped.")
  }
}
