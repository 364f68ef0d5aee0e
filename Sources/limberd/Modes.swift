// The modes that need no running daemon: `limber` runs this program for them, in place of itself.

import ArgumentParser
import Daemon

struct Modes: ParsableArguments {
  @Flag(help: "Print the version.") var version = false
  @Flag(help: "Read every file and say what is wrong; exit 65 if anything is.") var check = false
  @Flag(help: "Print JSON.") var json = false

  @Option(help: "Write a routine's session as a WAV file.") var render: String?
  @Option(name: .short, help: "Where to write it.") var output: String?
  @Option(help: "Where to write its labels.") var labels: String?

  @Flag(help: "List the routines.") var routines = false
  @Option(help: "Show the plan of a routine.") var routine: String?
  @Option(name: .customLong("check-routine"), parsing: .remaining, help: "Check routine files.")
  var routineFiles: [String] = []

  @Flag(help: "List the reminders.") var reminders = false
  @Option(name: .customLong("check-reminder"), parsing: .remaining, help: "Check reminder files.")
  var reminderFiles: [String] = []
  @OptionGroup var draft: DraftOptions
  @Option(help: "Remove a reminder's file.") var removeReminder: String?

  /// - Returns: the exit status; nil when no mode was asked for.
  func run(_ places: Places) throws -> Int32? {
    if version {
      print("limberd \(Places.version)")
      return 0
    }
    if check { return CheckMode(places: places).run() }
    if let render {
      guard let output else { throw ValidationError("--render needs -o FILE.wav") }
      return RenderMode(layers: places.layers).run(routine: render, output: output, labels: labels)
    }
    return try runReminders(places) ?? runRoutines(places)
  }

  private func runRoutines(_ places: Places) throws -> Int32? {
    let mode = RoutinesMode(layers: places.layers)
    if routines { return try mode.list(json: json) }
    if !routineFiles.isEmpty { return mode.check(routineFiles) }
    return try routine.map { try mode.show($0, json: json) }
  }

  private func runReminders(_ places: Places) throws -> Int32? {
    let mode = RemindersMode(places: places)
    if reminders { return try mode.list(json: json) }
    if !reminderFiles.isEmpty { return mode.check(reminderFiles) }
    if let removeReminder { return mode.remove(removeReminder) }
    return draft.draft(routine: routine).map { mode.add($0) }
  }
}

/// What `remind add` says.
struct DraftOptions: ParsableArguments {
  @Option(help: "Write a reminder's file.") var addReminder: String?
  @Option(name: .customLong("at"), help: "A time of the reminder.") var times: [String] = []
  @Option(help: "Its days.") var days: String?
  @Option(help: "ask or auto.") var start: String?
  @Option(help: "Its zone.") var zone: String?
  @Flag(help: "Start even where no sound can be heard.") var silent = false

  func draft(routine: String?) -> ReminderDraft? {
    addReminder.map {
      ReminderDraft(
        name: $0, times: times, days: days, routine: routine, start: start, zone: zone,
        isSilent: silent)
    }
  }
}
