// limber settings: what is in force and which file sets it. Files stay the only place of settings;
// these commands read them, check them, and open the editor.

import ArgumentParser

/// The group; without one of its commands it prints its help.
package struct SettingsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show, edit and check the settings.",
    subcommands: [Show.self, Edit.self, Check.self])

  /// Carried out by `SettingsReading`, as are the other two.
  package struct Show: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Show every setting, its value, and the file that sets it.")

    @Flag(help: "Print a JSON array of objects with key, value and file.")
    package var json = false

    package init() {}
  }

  /// The editor is that of `Editor` in `Console`; the file is checked after it was closed.
  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open your settings in your editor, then check them.",
      discussion: "A site's settings are copied first; from then on your file is used.")

    package init() {}
  }

  /// Exits with `badData` when a file has an error, or names a routine or theme that does not
  /// exist.
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
