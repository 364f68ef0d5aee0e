// The reminders from the files with the rules of their zones, from which the agenda, the calendar
// export and the doctor compute occurrences.

import ConfigFiles
import Scheduling

extension Configuration {
  /// The reminders, sorted by name. One with an unknown zone is left out; a diagnostic of its file
  /// has reported that.
  package func schedule(in zones: ZoneBook) -> [ScheduledReminder] {
    reminders.values.compactMap { found in
      let rules = found.reminder.zone.map { zones.rules($0) } ?? zones.system
      return rules.map { ScheduledReminder(found.reminder, rules: $0) }
    }.sorted { $0.reminder.name < $1.reminder.name }
  }
}
