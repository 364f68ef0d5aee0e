// The commands that change what reminders will do. Each is one call, and prints one sentence for
// what has changed; the daemon's reply has the times, so that nothing is computed here.

import Commands
import Control

extension SnoozeCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let parameters = SnoozeParameters(reminder: name, lengthMs: length)
    for snoozed in try callDaemon(ScheduleMethod.Snooze.self, parameters).snoozed {
      say("\(snoozed.reminder) is snoozed until \(TimeText.timeOfDay(snoozed.until)).")
    }
  }
}

extension SkipNextCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let parameters = ReminderParameters(reminder: name)
    if undo {
      let restored = try callDaemon(ScheduleMethod.UndoSkip.self, parameters).restored
      let when = TimeText.dateAndTime(restored.at, local: restored.local, zone: restored.zone)
      return say("\(restored.reminder) of \(when) rings after all.")
    }
    let skipped = try callDaemon(ScheduleMethod.SkipNext.self, parameters).skipped
    let when = TimeText.dateAndTime(skipped.at, local: skipped.local, zone: skipped.zone)
    say("\(skipped.reminder) of \(when) is skipped.")
  }
}

extension OffCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let parameters = OffParameters(lengthMs: length?.milliseconds, until: until)
    let until = try callDaemon(ScheduleMethod.Off.self, parameters).until
    say("Reminders are off until \(TimeText.dateAndTime(until)).")
  }
}

extension OnCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    _ = try callDaemon(ScheduleMethod.On.self)
    say("Reminders are on.")
  }
}

extension RemindCommand.Now: DaemonCall {
  func perform() throws(CommandFailure) {
    _ = try callDaemon(ScheduleMethod.Announce.self, AnnounceParameters(reminder: name))
  }
}

extension ReloadCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let diagnostics = try callDaemon(LibraryMethod.Reload.self).diagnostics
    guard diagnostics.isEmpty else {
      throw CommandFailure(diagnostics.joined(separator: "\n"), .badData)
    }
    say("All files are read and in force.")
  }
}
