// `settings show`, `check` and `edit`: which settings are in force and which file sets each, what
// is wrong with a file, and an editor on the user's own file.

import Commands
import ConfigFiles
import Console
import Control
import Glibc
import Planning

extension SettingsCommand.Show: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try SettingsReading(places: places).show(json: json)
  }
}

extension SettingsCommand.Edit: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try SettingsReading(places: places).edit()
  }
}

extension SettingsCommand.Check: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try SettingsReading(places: places).check(files, json: json)
  }
}

/// Unlike reminders and routines, settings come from one file: the first that exists.
package struct SettingsReading {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// A setting as `show --json` prints it; `file` is null for a default.
  private struct Line: Encodable {
    var key: String
    var value: String?
    var file: String?
  }

  /// Prints every key with its value and its file.
  /// - Returns: `badData` when the file in force has errors.
  package func show(json: Bool) throws -> ExitStatus {
    let file = places.layers.settingsFile
    var text: String?
    do throws(BadFile) {
      text = try file?.text()
      if let text, let file { _ = try SettingsFile.settings(text, file: file.path) }
    } catch {
      return Console.complain(error.diagnostics)
    }
    let lines = SettingsFile.lines(text, file: file?.path ?? "")
    if json {
      try Console.say(
        json: lines.map { Line(key: $0.key, value: $0.value, file: $0.file) })
    } else {
      for line in lines {
        Console.say("\(line.key): \(line.value ?? "not set") (\(line.file ?? "default"))")
      }
    }
    return ExitStatus.done
  }

  /// - Parameters:
  ///   - files: empty: the file in force.
  /// - Returns: `badData` if a file has an error, or names a routine or theme that does not exist.
  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let found = files.isEmpty ? places.layers.settingsFile : nil
    if files.isEmpty, found == nil, !json {
      Console.say("There is no settings file; the defaults are in force.")
    }
    var findings = Findings()
    if files.isEmpty, found == nil {
      findings.add(places.layers.faults(ofTheme: configuration.settings.theme))
    }
    for path in found.map({ [$0.path] }) ?? files {
      findings.check(path, canMask: false) { _, text throws(BadFile) in
        // Two settings files in one folder are an error, which only the layers can notice.
        let text = try found?.text() ?? text
        let settings = try SettingsFile.settings(text, file: path)
        let faults =
          SettingsFile.faults(
            ofNamesIn: text, file: path, routines: configuration.routineNames,
            themes: places.layers.themeNames)
          + places.layers.faults(ofTheme: settings.theme)
        if !faults.isEmpty { throw BadFile(faults) }
        return ([], "")
      }
    }
    return try findings.tell(json: json)
  }

  /// Opens the user's own file; a new one begins with `beginning`.
  package func edit() throws -> ExitStatus {
    let path = places.settings
    let file = EditedFile(path, reopenedBy: "limber settings edit") { path in
      try check([path], json: false)
    }
    return try access(path, F_OK) == 0 ? file.edit() : file.edit(beginningWith: beginning)
  }

  /// A new file has a site's settings, since it hides the site's file; without a site, every key
  /// with its default, as comments.
  private var beginning: String {
    if let text = try? places.layers.settingsFile?.text() { return text }
    let lines = SettingsFile.lines(nil, file: "").compactMap { line in
      line.value.map { "# \(line.key): \($0)\n" }
    }
    return "# limber(5) explains the keys; every one may be left out.\n" + lines.joined()
  }
}
