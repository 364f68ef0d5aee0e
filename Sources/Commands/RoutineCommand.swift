// limber routine

import ArgumentParser

struct RoutineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "List, show, check and write routines.",
    subcommands: [List.self, Show.self, Check.self, New.self, Edit.self])

  struct List: Subcommand {
    static let configuration = CommandConfiguration(abstract: "List the routines there are.")

    @Flag(help: "Print a JSON array of objects with id, name and duration_ms.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--routines"] + (json ? ["--json"] : []))
    }
  }

  struct Show: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a routine's steps, with their times.")

    @Argument(
      help: ArgumentHelp("The routine's name, a file, or -.", valueName: "routine"),
      completion: .file(extensions: ["yaml", "yml"]))
    var name: String

    @Flag(help: "Also say why today's doses are what they are.")
    var today = false

    @Flag(help: "Print a JSON array of the phases.")
    var json = false

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Write it as a page to hand out, with boxes to tick.", valueName: "file.html"),
      completion: .file(extensions: ["html"]))
    var output: String?

    func validate() throws {
      guard output == nil || !today && !json else {
        throw ValidationError("a page goes without --today and --json")
      }
    }

    func perform() throws(CommandFailure) {
      if let output {
        try DaemonProgram.execute(["--handout=\(name)", "--handout-page=\(output)"])
      }
      try DaemonProgram.execute(
        ["--routine=\(name)"] + (today ? ["--today"] : []) + (json ? ["--json"] : []))
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in routine files, by line and column.")

    @OptionGroup var checked: CheckedFiles

    func perform() throws(CommandFailure) { try checked.execute("--check-routine") }
  }

  struct New: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a routine of your own, by answering questions.")

    @Argument(help: "The routine's name, which becomes its file's name.")
    var name: String

    @Flag(help: "Open an editor on a beginning instead.")
    var editor = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--new-routine=\(name)"] + (editor ? ["--editor"] : []))
    }
  }

  struct Edit: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a routine in your editor, then check it.",
      discussion: "A built-in routine is copied first; your copy goes before it from then on.")

    @Argument(help: "The routine's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--edit-routine=\(name)"])
    }
  }
}
