// limber settings

import ArgumentParser

package struct SettingsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show, edit and check the settings.",
    subcommands: [Show.self, Edit.self, Check.self])

  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show every setting, its value, and the file that sets it.")

    @Flag(help: "Print a JSON array of objects with key, value and file.")
    package var json = false

    package init() {}
  }

  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open your settings in your editor, then check them.",
      discussion: "A site's settings are copied first; from then on your file is used.")

    package init() {}
  }

  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check the settings, and show problems by line and column.")

    @Argument(
      help: ArgumentHelp("Files; by default the one in force.", valueName: "file"),
      completion: .file(extensions: ["yaml", "yml"]))
    package var files: [String] = []

    @Flag(help: "Print a JSON array of objects with file, line, column, severity and message.")
    package var json = false

    package init() {}
  }

  package init() {}
}
