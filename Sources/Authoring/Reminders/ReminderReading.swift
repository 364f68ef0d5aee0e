// `remind list` and `remind check`: which reminders exist, which file and layer each comes from,
// and what is wrong with a file.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Scheduling
import Service

extension RemindCommand.List: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ReminderReading(places: places).list(json: json)
  }
}

extension RemindCommand.Check: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ReminderReading(places: places).check(checked.files, json: checked.json)
  }
}

/// Reads files only; what is due or snoozed is `limber status` and `limber next`.
package struct ReminderReading {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// A reminder as `list --json` prints it.
  private struct Line: Encodable {
    var reminder: String
    var rule: String
    /// Times of day, where the rule consists of them; otherwise empty.
    var at: [String]
    var routine: String
    var start: String
    var zone: String?
    var enabled: Bool
    /// The layer whose file is used.
    var layer: String
    var file: String
  }

  /// Prints every reminder by name, including those that are off or hidden.
  /// - Returns: `badData` when a reminder file has errors.
  package func list(json: Bool) throws -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let configuration = Configuration(reading: places.layers, zones: zones.existing)
    let found = configuration.reminders.values.sorted { $0.reminder.name < $1.reminder.name }
    if json {
      try Console.say(json: found.map(line))
    } else {
      if found.isEmpty { Console.say("There are no reminders; 'limber remind add' writes one.") }
      for reminder in found { Console.say(sentence(reminder, zones)) }
    }
    return Console.complain(configuration.faults(in: .reminder))
  }

  /// A hidden reminder has neither rule nor times; its file has only `enabled: false`.
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
  private func sentence(_ found: FoundReminder, _ zones: ZoneBook) -> String {
    let reminder = found.reminder
    let origin = "\(places.layer(of: found.path).words), \(found.path)"
    if found.isMask { return "\(reminder.name): hidden; \(origin)" }
    let rule = ReminderWords(reminder: reminder).rule
    let zone = zone(of: reminder, rule, zones).map { " (\($0))" } ?? ""
    let what = found.wish.map { "composed \($0.length.inHours)" } ?? reminder.routine
    let start = reminder.isEnabled ? reminder.start.rawValue : "off"
    return "\(reminder.name): \(rule)\(zone), \(what), \(start); "
      + origin
  }

  /// The reminder's own zone, unless the rule names it already; and when the reminder rings next by
  /// the system's clock, if that is another time: `Europe/Berlin; next at 2026-11-25 09:00 by your
  /// clock`. Nil for a reminder without a zone.
  private func zone(of reminder: Reminder, _ rule: String, _ zones: ZoneBook) -> String? {
    guard let name = reminder.zone else { return nil }
    var words = rule.contains(name) ? [] : [name]
    let now = WallInstant(milliseconds: Clocks.realtimeMilliseconds())
    if let rules = zones.rules(name),
      let next = ScheduledReminder(reminder, rules: rules).nextOccurrence(after: now)?.at,
      case let here = zones.system.offset(at: next), here != rules.offset(at: next)
    {
      words.append("next at \(TimeText.dateAndTime(next.rfc3339(offset: here))) by your clock")
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// What the reader of a reminder file has to know: zones, routines, the default routine, today.
  var surroundings: Surroundings {
    let zones = ZoneBook(places.zones)
    return Configuration(reading: places.layers).surroundings(
      zones: zones.existing, today: zones.today)
  }

  /// Checks files, which may not be in a folder of Limber's yet.
  /// - Returns: `badData` if one has an error.
  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
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
