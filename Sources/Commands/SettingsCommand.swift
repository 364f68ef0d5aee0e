// limber settings

import ArgumentParser

package struct SettingsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show, edit and check the settings.",
    subcommands: [Show.self, Edit.self, Check.self])

  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show every key, its value, and the file that says so.")

    @Flag(help: "Print a JSON array of objects with key, value and file.")
    package var json = false

    package init() {}
  }

  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open your settings in your editor, then check them.",
      discussion: "A site's settings are copied first; your file goes before it from then on.")

    package init() {}
  }

  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in the settings, by line and column.")

    @Argument(
      help: ArgumentHelp("Files; else the one in force.", valueName: "file"),
      completion: .file(extensions: ["yaml", "yml"]))
    package var files: [String] = []

    @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
    package var json = false

    package init() {}
  }

  package init() {}
}
