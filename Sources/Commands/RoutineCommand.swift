// limber routine: everything about routine files. Offline, since it reads and writes files; a
// running daemon is asked to reload after a change.

import ArgumentParser

/// The group; without one of its commands it prints its help.
package struct RoutineCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "List, show, check and write routines.",
    subcommands: [List.self, Show.self, Check.self, New.self, Edit.self])

  /// Carried out by `RoutineReading`, like `show` and `check`.
  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the routines.")

    @Flag(help: "Print a JSON array of objects with id, name and duration_ms.")
    package var json = false

    package init() {}
  }

  /// Prints the plan of a routine; with `--output` it writes a handout instead (`HandoutPage`).
  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show a routine's steps with their times.")

    @Argument(
      help: ArgumentHelp("The routine's name, a file, or -.", valueName: "routine"),
      completion: .file(extensions: ["yaml", "yml"]))
    package var name: String

    @Flag(help: "Also explain today's doses.")
    package var today = false

    @Flag(help: "Print a JSON array of the phases.")
    package var json = false

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Write it as a page to hand out, with boxes to tick.", valueName: "file.html"),
      completion: .file(extensions: ["html"]))
    package var output: String?

    /// A handout shows neither today's doses nor JSON.
    package func validate() throws {
      guard output == nil || !today && !json else {
        throw ValidationError("--output can't be combined with --today or --json")
      }
    }

    package init() {}
  }

  /// Exits with `badData` when a file has an error.
  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check routine files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  /// Carried out by `RoutineWriting`, like `edit`; the questions are those of `RoutineInterview`.
  package struct New: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Write a new routine by answering questions.")

    @Argument(help: "The routine's name, which becomes its file's name.")
    package var name: String

    @Flag(help: "Open an editor on a beginning instead.")
    package var editor = false

    package init() {}
  }

  /// Of a routine that is built in or a site's, a copy is opened; it is used from then on.
  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open a routine in your editor, then check it.",
      discussion: "A built-in routine is copied first; from then on your copy is used.")

    @Argument(help: "The routine's name.")
    package var name: String

    package init() {}
  }

  package init() {}
}
