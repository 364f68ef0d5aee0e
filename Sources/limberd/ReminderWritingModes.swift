// The modes by which a person's reminders are written.

import ArgumentParser
import Daemon

struct ReminderWritingModes: ParsableArguments {
  @OptionGroup var draft: DraftOptions
  @Option(help: "Open a reminder's file in an editor.") var editReminder: String?
  @Option(help: "Remove a reminder's file.") var removeReminder: String?
  @Option(help: "Turn a reminder on.") var enableReminder: String?
  @Option(help: "Turn a reminder off.") var disableReminder: String?

  func run(
    _ places: Places, _ composition: CompositionOptions, routine: String?
  ) throws -> Int32? {
    let mode = ReminderWritingMode(places: places)
    if let editReminder { return try mode.edit(editReminder) }
    if let removeReminder { return mode.remove(removeReminder) }
    if let enableReminder { return mode.set(enableReminder, isEnabled: true) }
    if let disableReminder { return mode.set(disableReminder, isEnabled: false) }
    return draft.draft(composition, routine: routine).map { mode.add($0) }
  }
}

/// What `remind add` says.
struct DraftOptions: ParsableArguments {
  @Option(help: "Write a reminder's file.") var addReminder: String?
  @Option(name: .customLong("at"), help: "A time of the reminder.") var times: [String] = []
  @Option(help: "Its interval.") var every: String?
  @Option(help: "The window of its interval.") var between: String?
  @Flag(help: "At the start of the window too.") var atStart = false
  @Option(help: "Its calendar expression.") var calendar: String?
  @Option(help: "Its days.") var days: String?
  @Option(help: "Compose so many milliseconds for it.") var composeFor: Int64?
  @Option(help: "ask or auto.") var start: String?
  @Option(help: "Its zone.") var zone: String?
  @Flag(help: "Start even where no sound can be heard.") var silent = false
  @Option(help: "Its first date.") var from: String?
  @Option(help: "Its last date.") var until: String?
  @Option(help: "Dates on which it does not come.") var except: String?
  @Option(help: "Spread it over this length.") var spread: String?
  @Option(help: "Put it off by this length.") var snooze: String?
  @Option(help: "skip, or a length.") var missed: String?

  func draft(_ composition: CompositionOptions, routine: String?) -> ReminderDraft? {
    addReminder.map { name in
      var draft = ReminderDraft(
        name: name, times: times, days: days, routine: routine, start: start, zone: zone,
        isSilent: silent)
      (draft.every, draft.between, draft.isAtStart) = (every, between, atStart)
      draft.calendar = calendar
      draft.wish = composeFor.map { length in
        WishWords(
          milliseconds: length, areas: composition.areas, positions: composition.positions,
          without: composition.without, level: composition.level)
      }
      (draft.from, draft.until, draft.except) = (from, until, except)
      (draft.spread, draft.snooze, draft.missed) = (spread, snooze, missed)
      return draft
    }
  }
}
