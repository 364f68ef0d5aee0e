// `settings show`, `check` and `edit`: what is in force and which file sets it, what is wrong with
// it, and an editor on the person's own file.

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

package struct SettingsReading {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var key: String
    var value: String?
    var file: String?
  }

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

  /// - Parameter files: none: the one in force.
  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let found = files.isEmpty ? places.layers.settingsFile : nil
    if files.isEmpty, found == nil, !json {
      Console.say("There is no settings file; the defaults are in force.")
    }
    var findings = Findings()
    for path in found.map({ [$0.path] }) ?? files {
      findings.check(path, canMask: false) { _, text throws(BadFile) in
        // One of two of the same name says so.
        let text = try found?.text() ?? text
        _ = try SettingsFile.settings(text, file: path)
        let faults = SettingsFile.faults(
          ofNamesIn: text, file: path, routines: configuration.routineNames,
          themes: places.layers.themeNames)
        if !faults.isEmpty { throw BadFile(faults) }
        return ([], "")
      }
    }
    return try findings.tell(json: json)
  }

  package func edit() throws -> ExitStatus {
    let path = places.settings
    let file = EditedFile(path, reopenedBy: "limber settings edit") { path in
      try check([path], json: false)
    }
    return try access(path, F_OK) == 0 ? file.edit() : file.edit(beginningWith: beginning)
  }

  /// A site's settings, since a file of one's own hides them; else what may be said, as comments.
  private var beginning: String {
    if let text = try? places.layers.settingsFile?.text() { return text }
    let lines = SettingsFile.lines(nil, file: "").compactMap { line in
      line.value.map { "# \(line.key): \($0)\n" }
    }
    return "# limber(5) explains the keys; every one may be left out.\n" + lines.joined()
  }
}
