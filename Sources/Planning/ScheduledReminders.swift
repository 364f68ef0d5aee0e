// The reminders of the files with the rules of their zones: what the agenda, the calendar export
// and the doctor all compute occurrences from.

import ConfigFiles
import Scheduling

extension Configuration {
  /// By name. A reminder whose zone is not there is left out; the reader of its file has reported
  /// that.
  package func schedule(in zones: ZoneBook) -> [ScheduledReminder] {
    reminders.values.compactMap { found in
      let rules = found.reminder.zone.map { zones.rules($0) } ?? zones.system
      return rules.map { ScheduledReminder(found.reminder, rules: $0) }
    }.sorted { $0.reminder.name < $1.reminder.name }
  }
}
