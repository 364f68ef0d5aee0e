// The occurrences that are written for a day, found by the calendar alone.

@testable import Scheduling

extension ScheduledReminder {
  /// Of a reminder with times, in the order of their written times.
  func occurrences(on date: CivilDate) -> [Occurrence] {
    guard case .calendar(let specs) = reminder.rule else { return [] }
    let midnight = CivilDateTime(date, .midnight)
    return specs.compactMap { $0.next(from: midnight) }.filter { $0.date == date }.sorted().map {
      Occurrence(
        key: OccurrenceKey(reminder: reminder.name, local: $0.description),
        at: rules.instant(of: $0), routine: reminder.routine)
    }
  }
}
