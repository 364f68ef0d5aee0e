// The modes that need no running daemon: `limber` runs this program for them, in place of itself.

import ArgumentParser
import Daemon

struct Modes: ParsableArguments {
  @Flag(help: "Print the version.") var version = false
  @Flag(help: "Read every file and say what is wrong; exit 65 if anything is.") var check = false
  @Flag(help: "Print JSON.") var json = false

  @OptionGroup var renderModes: RenderModes
  @OptionGroup var routineModes: RoutineModes
  @OptionGroup var exerciseModes: ExerciseModes
  @OptionGroup var composition: CompositionOptions
  @OptionGroup var soundModes: SoundModes
  @OptionGroup var settingsModes: SettingsModes
  @OptionGroup var historyModes: HistoryModes

  @Flag(help: "List the reminders.") var reminders = false
  @Option(name: .customLong("check-reminder"), parsing: .remaining, help: "Check reminder files.")
  var reminderFiles: [String] = []
  @OptionGroup var reminderWriting: ReminderWritingModes

  /// - Returns: the exit status; nil when no mode was asked for.
  func run(_ places: Places) throws -> Int32? {
    if version {
      Console.say("limberd \(Places.version)")
      return 0
    }
    if check { return CheckMode(places: places).run() }
    if let status = try renderModes.run(places) { return status }
    if let status = try composition.run(places) { return status }
    if let status = try soundModes.run(places, json: json, seed: composition.seed) {
      return status
    }
    if let status = try settingsModes.run(places, json: json) { return status }
    if let status = try historyModes.run(places, json: json) { return status }
    return try runReminders(places) ?? exerciseModes.run(places, composition, json: json)
      ?? routineModes.run(places, json: json)
  }

  private func runReminders(_ places: Places) throws -> Int32? {
    let mode = RemindersMode(places: places)
    if reminders { return try mode.list(json: json) }
    if !reminderFiles.isEmpty { return try mode.check(reminderFiles, json: json) }
    return try reminderWriting.run(places, composition, routine: routineModes.routine)
  }
}

struct RoutineModes: ParsableArguments {
  @Flag(help: "List the routines.") var routines = false
  @Option(help: "Show the plan of a routine.") var routine: String?
  @Flag(help: "With why today's doses are what they are.") var today = false
  @Option(name: .customLong("check-routine"), parsing: .remaining, help: "Check routine files.")
  var routineFiles: [String] = []
  @Option(help: "Ask for a routine and write its file.") var newRoutine: String?
  @Flag(help: "With an editor instead of questions.") var editor = false
  @Option(help: "Open a routine's file in an editor.") var editRoutine: String?

  func run(_ places: Places, json: Bool) throws -> Int32? {
    let mode = RoutinesMode(places: places)
    if routines { return try mode.list(json: json) }
    if !routineFiles.isEmpty { return try mode.check(routineFiles, json: json) }
    let writing = RoutineWritingMode(places: places)
    if let newRoutine { return try writing.new(newRoutine, editor: editor) }
    if let editRoutine { return try writing.edit(editRoutine) }
    return try routine.map { try mode.show($0, today: today, json: json) }
  }
}

struct ExerciseModes: ParsableArguments {
  @Flag(help: "List the exercises.") var exercises = false
  @Option(name: .customLong("kind"), help: "Of this kind.") var kinds: [String] = []
  @Option(name: .customLong("need"), help: "That need this.") var needs: [String] = []
  @Option(help: "Show an exercise.") var exercise: String?
  @Option(name: .customLong("check-exercise"), parsing: .remaining, help: "Check exercise files.")
  var exerciseFiles: [String] = []
  @Option(help: "Let an exercise that hurt be composed again.") var clearExercise: String?

  func run(_ places: Places, _ shared: CompositionOptions, json: Bool) throws -> Int32? {
    let mode = ExercisesMode(places: places)
    if exercises {
      let filter = ExerciseFilter(
        areas: shared.areas, kinds: kinds, level: shared.level, positions: shared.positions,
        needs: needs)
      return try mode.list(filter, json: json)
    }
    if !exerciseFiles.isEmpty { return try mode.check(exerciseFiles, json: json) }
    if let clearExercise { return mode.clear(clearExercise) }
    return try exercise.map { try mode.show($0, json: json) }
  }
}

/// What `compose` and `exercise list` say.
struct CompositionOptions: ParsableArguments {
  @Option(help: "Compose a routine of so many milliseconds.") var compose: Int64?
  @Option(name: .customLong("area"), help: "For this part of the body.") var areas: [String] = []
  @Option(name: .customLong("position"), help: "In this position.") var positions: [String] = []
  @Option(help: "Without this thing.") var without: [String] = []
  @Option(help: "The level.") var level: Int?
  @Option(help: "Repeats a composition.") var seed: UInt64?

  func run(_ places: Places) throws -> Int32? {
    guard let compose else { return nil }
    let words = WishWords(
      milliseconds: compose, areas: areas, positions: positions, without: without, level: level)
    return ComposeMode(places: places).run(words, seed: seed)
  }
}
