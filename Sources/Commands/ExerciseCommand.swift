// limber exercise

import ArgumentParser

struct ExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise", abstract: "List, show and check exercises.",
    subcommands: [List.self, Show.self, Check.self, Clear.self])

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "List the exercises there are, or those that are like this.")

    @Option(help: ArgumentHelp("For this part of the body, as lower-back.", valueName: "area"))
    var area: [WordList] = []

    @Option(
      help: ArgumentHelp(
        "static, dynamic, strength, aerobic, breathing or ballistic.", valueName: "kind"))
    var kind: [WordList] = []

    @Option(help: ArgumentHelp("This hard, 1 to 3.", valueName: "level"))
    var level: Int?

    @Option(help: ArgumentHelp("In this, as supine.", valueName: "position"))
    var position: [WordList] = []

    @Option(
      help: ArgumentHelp(
        "That need this: wall, chair, strap, eyes-open or none.", valueName: "thing"))
    var needs: [WordList] = []

    @Flag(help: "Print a JSON array of objects.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        ["--exercises"] + options("--area", area) + options("--kind", kind)
          + options("--position", position) + options("--need", needs)
          + (level.map { ["--level=\($0)"] } ?? []) + (json ? ["--json"] : []))
    }

    private func options(_ name: String, _ lists: [WordList]) -> [String] {
      lists.flatMap(\.words).map { "\(name)=\($0)" }
    }
  }

  struct Show: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Show all that is known of an exercise.")

    @Argument(help: "The exercise's id or name.")
    var id: String

    @Flag(help: "Print a JSON object.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--exercise=\(id)"] + (json ? ["--json"] : []))
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in exercise files, by line and column.")

    @OptionGroup var checked: CheckedFiles

    func perform() throws(CommandFailure) { try checked.execute("--check-exercise") }
  }

  struct Clear: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Let an exercise that hurt be composed again.")

    @Argument(help: "The exercise's id.")
    var id: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--clear-exercise=\(id)"])
    }
  }
}

/// The files of a check.
struct CheckedFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The files.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
  var json = false

  func execute(_ option: String) throws(CommandFailure) {
    try DaemonProgram.execute((json ? ["--json"] : []) + [option] + files)
  }
}
