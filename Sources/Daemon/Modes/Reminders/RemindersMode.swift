// `--reminders` and `--check-reminder`: the reminders that there are, where each comes from, and
// what is wrong with a file.

import ConfigFiles
import Control
import Routines
import Scheduling
import Service

package struct RemindersMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var reminder: String
    var rule: String
    var at: [String]
    var routine: String
    var start: String
    var zone: String?
    var enabled: Bool
    var layer: String
    var file: String

    enum CodingKeys: String, CodingKey {
      case reminder, rule, at, routine, start, zone, enabled, layer, file
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(reminder, forKey: .reminder)
      try container.encode(rule, forKey: .rule)
      try container.encode(at, forKey: .at)
      try container.encode(routine, forKey: .routine)
      try container.encode(start, forKey: .start)
      // Every key is always there.
      try container.encode(zone, forKey: .zone)
      try container.encode(enabled, forKey: .enabled)
      try container.encode(layer, forKey: .layer)
      try container.encode(file, forKey: .file)
    }
  }

  package func list(json: Bool) throws -> Int32 {
    let configuration = Configuration(
      reading: places.layers, zones: ZoneBook(places.zones).existing)
    let found = configuration.reminders.values.sorted { $0.reminder.name < $1.reminder.name }
    if json {
      try Console.say(json: found.map(line))
    } else {
      if found.isEmpty { Console.say("There are no reminders; 'limber remind add' makes one.") }
      for reminder in found { Console.say(sentence(reminder)) }
    }
    return complain(configuration.diagnostics.filter { $0.file.contains("reminders/") })
  }

  private func line(_ found: FoundReminder) -> Line {
    let words = ReminderWords(reminder: found.reminder)
    return Line(
      reminder: found.reminder.name, rule: found.isMask ? "hidden" : words.rule,
      at: found.isMask ? [] : words.daily?.times.map(\.description) ?? [],
      routine: found.reminder.routine, start: found.reminder.start.rawValue,
      zone: found.reminder.zone, enabled: found.reminder.isEnabled,
      layer: places.layer(of: found.path).rawValue, file: found.path)
  }

  /// `desk: every 50m between 09:00 and 17:30 on weekdays, composed 3m, ask; yours, /home/…`
  private func sentence(_ found: FoundReminder) -> String {
    let reminder = found.reminder
    let origin = "\(places.layer(of: found.path).words), \(found.path)"
    if found.isMask { return "\(reminder.name): hidden; \(origin)" }
    let rule = ReminderWords(reminder: reminder).rule
    // An expression may say it already.
    let zone = reminder.zone.map { rule.contains($0) ? "" : " (\($0))" } ?? ""
    let what = found.wish.map { "composed \(DurationText.written($0.length))" } ?? reminder.routine
    let start = reminder.isEnabled ? reminder.start.rawValue : "off"
    return "\(reminder.name): \(rule)\(zone), \(what), \(start); "
      + origin
  }

  /// What a reminder is read against.
  var surroundings: Surroundings {
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
}
