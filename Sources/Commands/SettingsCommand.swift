// limber settings

import ArgumentParser

struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show, edit and check the settings.",
    subcommands: [Show.self, Edit.self, Check.self])

  struct Show: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Show every key, its value, and the file that says so.")

    @Flag(help: "Print a JSON array of objects with key, value and file.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--settings"] + (json ? ["--json"] : []))
    }
  }

  struct Edit: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Open your settings in your editor, then check them.",
      discussion: "A site's settings are copied first; your file goes before it from then on.")

    func perform() throws(CommandFailure) { try DaemonProgram.execute(["--edit-settings"]) }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in the settings, by line and column.")

    @Argument(
      help: ArgumentHelp("Files; else the one in force.", valueName: "file"),
      completion: .file(extensions: ["yaml", "yml"]))
    var files: [String] = []

    @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        (json ? ["--json"] : []) + ["--check-settings"]
          + (files.isEmpty ? [] : ["--settings-file"] + files))
    }
  }
}
