// What a reminder's file alone does not show: a routine or a zone that does not exist.

import ConfigFiles
import Scheduling

extension Configuration {
  /// Sentences, each with the nearest right name.
  func faults(of reminder: Reminder, zones: ZoneBook) -> [String] {
    var faults: [String] = []
    if reminder.isEnabled, routines[reminder.routine] == nil {
      let hint = Spelling.hint(for: reminder.routine, among: routines.keys.sorted())
      faults.append("there is no routine “\(reminder.routine)”\(hint)")
    }
    if let zone = reminder.zone, zones.rules(zone) == nil {
      faults.append("there is no zone “\(zone)”\(Spelling.hint(for: zone, among: zones.names))")
    }
    return faults
  }

  /// The same of every reminder, each with its file.
  func reminderFaults(zones: ZoneBook) -> [String] {
    reminders.values.sorted { $0.path < $1.path }.flatMap { found in
      faults(of: found.reminder, zones: zones).map { "\(found.path):1:1: \($0)" }
    }
  }
}
