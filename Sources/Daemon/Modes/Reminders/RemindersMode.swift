// `--reminders`, `--check-reminder`, `--add-reminder` and `--remove-reminder`: the reminders'
// files, written and checked by the process of the person who asks.

import ConfigFiles
import Control
import Glibc
import Scheduling
import Service

package struct RemindersMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var reminder: String
    var at: [String]
    var routine: String
    var start: String
    var zone: String?
    var enabled: Bool
    var file: String

    enum CodingKeys: String, CodingKey { case reminder, at, routine, start, zone, enabled, file }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(reminder, forKey: .reminder)
      try container.encode(at, forKey: .at)
      try container.encode(routine, forKey: .routine)
      try container.encode(start, forKey: .start)
      try container.encode(zone, forKey: .zone)
      try container.encode(enabled, forKey: .enabled)
      try container.encode(file, forKey: .file)
    }
  }

  package func list(json: Bool) throws -> Int32 {
    let configuration = Configuration(
      reading: places.layers, zones: ZoneBook(places.zones).existing)
    let lines = configuration.reminders.values.map { found in
      Line(
        reminder: found.reminder.name, at: found.reminder.times.map(\.description),
        routine: found.reminder.routine, start: found.reminder.start.rawValue,
        zone: found.reminder.zone, enabled: found.reminder.isEnabled, file: found.path)
    }.sorted { $0.reminder < $1.reminder }
    if json {
      try Console.say(json: lines)
    } else {
      if lines.isEmpty { Console.say("There are no reminders; 'limber remind add' makes one.") }
      for line in lines {
        let zone = line.zone.map { " (\($0))" } ?? ""
        Console.say(
          "\(line.reminder): \(line.at.joined(separator: ", "))\(zone), \(line.routine), "
            + "\(line.enabled ? line.start : "off"); \(line.file)")
      }
    }
    return complain(configuration.diagnostics.filter { $0.file.contains("reminders/") })
  }

  private var surroundings: Surroundings {
    Configuration(reading: places.layers).surroundings(zones: ZoneBook(places.zones).existing)
  }

  package func check(_ files: [String], json: Bool) throws -> Int32 {
    let surroundings = surroundings
    var findings = Findings()
    for path in files {
      findings.check(path, canMask: false) { name, text throws(BadFile) in
        let read = try ReminderFile.read(text, name: name, file: path, in: surroundings)
        return (read.remarks, "")
      }
    }
    return try findings.tell(json: json)
  }

  /// Writes a new reminder; one that exists is left alone.
  package func add(_ draft: ReminderDraft) -> Int32 {
    let path = "\(places.reminders)/\(draft.name).yaml"
    guard FileName.isValid(draft.name) else {
      Console.complain(
        "limber: “\(draft.name)” is no name for a reminder; use letters, digits and hyphens")
      return ExitStatus.usage
    }
    do throws(BadFile) {
      let read = try ReminderFile.read(
        draft.yaml, name: draft.name, file: draft.name, in: surroundings)
      if let remark = read.remarks.first {
        Console.complain("limber: \(remark.message)")
        return ExitStatus.badData
      }
    } catch {
      for diagnostic in error.diagnostics { Console.complain("limber: \(diagnostic.message)") }
      return ExitStatus.badData
    }
    return create(path, draft.yaml)
  }

  private func create(_ path: String, _ text: String) -> Int32 {
    let status = OwnFile.create(path, text)
    guard status == ExitStatus.done else { return status }
    tellDaemon()
    Console.say(path)
    return ExitStatus.done
  }

  /// A command that returns has had its effect: a daemon that runs has read the file. One that does
  /// not will.
  func tellDaemon() {
    guard let address = try? SocketAddress(), var client = try? ControlClient(connectingTo: address)
    else { return }
    _ = try? client.call(LibraryMethod.Reload.self)
  }

  package func remove(_ name: String) -> Int32 {
    let path = "\(places.reminders)/\(name).yaml"
    guard FileName.isValid(name), unlink(path) == 0 else {
      let names = Configuration(reading: places.layers).reminders.keys.sorted()
      let hint = Spelling.hint(for: name, among: names)
      Console.complain("limber: there is no reminder “\(name)” of your own\(hint)")
      return ExitStatus.badData
    }
    tellDaemon()
    return ExitStatus.done
  }
}
