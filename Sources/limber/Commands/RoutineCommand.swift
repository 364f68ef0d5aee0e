// limber routine

import ArgumentParser

struct RoutineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "List, show and check routines.",
    subcommands: [List.self, Show.self, Check.self])

  struct List: Subcommand {
    static let configuration = CommandConfiguration(abstract: "List the routines there are.")

    @Flag(help: "Print a JSON array of objects with id, name and duration_ms.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--routines"] + (json ? ["--json"] : []))
    }
  }

  struct Show: Subcommand {
    static let configuration = CommandConfiguration(abstract: "Show a routine's steps.")

    @Argument(help: "The routine's name.")
    var name: String

    @Flag(help: "Print JSON.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--routine", name] + (json ? ["--json"] : []))
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in routine files, by line and column.")

    @Argument(
      help: ArgumentHelp("The files.", valueName: "file"),
      completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--check-routine"] + files)
    }
  }
}
