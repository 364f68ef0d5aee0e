// limber on

import ArgumentParser
import Control

struct OnCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Reminders are on again.")

  func perform() throws(CommandFailure) {
    _ = try callDaemon(ScheduleMethod.On.self)
    say("Reminders are on.")
  }
}
