// limber routine

import ArgumentParser

package struct RoutineCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "List, show, check and write routines.",
    subcommands: [List.self, Show.self, Check.self, New.self, Edit.self])

  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the routines.")

    @Flag(help: "Print a JSON array of objects with id, name and duration_ms.")
    package var json = false

    package init() {}
  }

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

    package func validate() throws {
      guard output == nil || !today && !json else {
        throw ValidationError("a page goes without --today and --json")
      }
    }

    package init() {}
  }

  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check routine files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  package struct New: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Write a new routine by answering questions.")

    @Argument(help: "The routine's name, which becomes its file's name.")
    package var name: String

    @Flag(help: "Open an editor on a beginning instead.")
    package var editor = false

    package init() {}
  }

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
