// limber exercise: the catalogue on the command line. All of it is offline, since the catalogue is
// a set of files; only `clear` writes, to the history.

import ArgumentParser

/// The group; without one of its commands it prints its help.
package struct ExerciseCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "exercise", abstract: "List, show, check and clear exercises.",
    subcommands: [List.self, Show.self, Check.self, Clear.self, Areas.self])

  /// Carried out by `ExerciseReading`. Options combine: an exercise has to match all of them, and
  /// any of the words of each. Unknown words are refused by `ExerciseFilter`, not here, because
  /// this target does not know the catalogue's vocabulary.
  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the exercises, all of them or those that match.")

    @Option(help: ArgumentHelp("For this part of the body, such as lower-back.", valueName: "area"))
    package var area: [WordList] = []

    @Option(
      help: ArgumentHelp(
        "static, dynamic, strength, aerobic, breathing or ballistic.", valueName: "kind"))
    package var kind: [WordList] = []

    /// The highest is not a limit here, as it is in a wish: only this level is listed.
    @Option(help: ArgumentHelp("This hard, 1 to 3.", valueName: "level"))
    package var level: Int?

    @Option(help: ArgumentHelp("In this position, such as supine.", valueName: "position"))
    package var position: [WordList] = []

    @Option(
      help: ArgumentHelp(
        "That need this: wall, chair, strap, eyes-open or none.", valueName: "thing"))
    package var needs: [WordList] = []

    @Flag(help: "Print a JSON array of objects.")
    package var json = false

    package init() {}
  }

  /// Carried out by `ExerciseReading`.
  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show everything about an exercise.")

    @Argument(help: "The exercise's id or name.")
    package var id: String

    @Flag(help: "Print a JSON object.")
    package var json = false

    package init() {}
  }

  /// Carried out by an extension in `Authoring`; the areas are what `--area` takes.
  package struct Areas: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the areas of the body, and how many exercises each has.")

    @Flag(help: "Print a JSON array of objects with area and exercises.")
    package var json = false

    package init() {}
  }

  /// Carried out by `ExerciseReading`. Exits with `badData` when a file has an error.
  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check exercise files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  /// Carried out by `ClearedExercise` in `Records`. Exits with 0 as well when the exercise was not
  /// marked as painful.
  package struct Clear: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Allow an exercise that hurt to be composed again.")

    @Argument(help: "The exercise's id.")
    package var id: String

    package init() {}
  }

  package init() {}
}

/// The arguments that the `check` commands of reminders, routines and exercises have in common.
/// `settings check` has its own, since it can do without a file.
package struct CheckedFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The files.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  package var files: [String]

  @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
  package var json = false

  package init() {}
}
