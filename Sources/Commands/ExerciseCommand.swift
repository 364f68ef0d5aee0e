// limber exercise

import ArgumentParser

package struct ExerciseCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "exercise", abstract: "List, show, check and clear exercises.",
    subcommands: [List.self, Show.self, Check.self, Clear.self, Areas.self])

  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the exercises, all of them or those that match.")

    @Option(help: ArgumentHelp("For this part of the body, such as lower-back.", valueName: "area"))
    package var area: [WordList] = []

    @Option(
      help: ArgumentHelp(
        "static, dynamic, strength, aerobic, breathing or ballistic.", valueName: "kind"))
    package var kind: [WordList] = []

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

  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show everything about an exercise.")

    @Argument(help: "The exercise's id or name.")
    package var id: String

    @Flag(help: "Print a JSON object.")
    package var json = false

    package init() {}
  }

  package struct Areas: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the areas of the body, and how many exercises each has.")

    @Flag(help: "Print a JSON array of objects with area and exercises.")
    package var json = false

    package init() {}
  }

  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check exercise files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  package struct Clear: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Allow an exercise that hurt to be composed again.")

    @Argument(help: "The exercise's id.")
    package var id: String

    package init() {}
  }

  package init() {}
}

/// The files of a check.
package struct CheckedFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The files.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  package var files: [String]

  @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
  package var json = false

  package init() {}
}
