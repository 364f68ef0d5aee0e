// `--settings`, `--check-settings` and `--edit-settings`: what is in force and who says so, what is
// wrong with it, and an editor on the person's own file.

import ConfigFiles
import Glibc

package struct SettingsMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var key: String
    var value: String?
    var file: String?

    enum CodingKeys: CodingKey { case key, value, file }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
      // Every key is always there.
      try container.encode(value, forKey: .value)
      try container.encode(file, forKey: .file)
    }
  }

  package func show(json: Bool) throws -> Int32 {
    let file = places.layers.settingsFile
    var text: String?
    do throws(BadFile) {
      text = try file?.text()
      if let text, let file { _ = try SettingsFile.settings(text, file: file.path) }
    } catch {
      return complain(error.diagnostics)
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
  package func check(_ files: [String], json: Bool) throws -> Int32 {
    let configuration = Configuration(reading: places.layers)
    let found = files.isEmpty ? places.layers.settingsFile : nil
    if files.isEmpty, found == nil, !json {
      Console.say("There is no settings file; everything is as it is by default.")
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

  /// A file that was left as it was made is taken away again.
  package func edit() throws -> Int32 {
    let path = places.settings
    guard access(path, F_OK) != 0 else { return try open(path) }
    let text = beginning
    let created = OwnFile.create(path, text)
    guard created == ExitStatus.done else { return created }
    let status = try open(path)
    guard let now = try? Layers.read(path).text, now == text else { return status }
    unlink(path)
    if status == ExitStatus.failure { return status }
    Console.say("Nothing was changed, and nothing was written.")
    return ExitStatus.done
  }

  /// A site's settings, since a file of one's own hides them; else what may be said, as comments.
  private var beginning: String {
    if let text = try? places.layers.settingsFile?.text() { return text }
    let lines = SettingsFile.lines(nil, file: "").compactMap { line in
      line.value.map { "# \(line.key): \($0)\n" }
    }
    return "# limber(5) explains the keys; every one may be left out.\n" + lines.joined()
  }

  private func open(_ path: String) throws -> Int32 {
    if let failure = Editor.open(path) {
      Console.complain("limber: \(failure)")
      return ExitStatus.failure
    }
    let status = try check([path], json: false)
    if status == ExitStatus.badData {
      Console.complain(
        "limber: the file is kept as it is; 'limber settings edit' goes on with it")
    }
    return status
  }
}
