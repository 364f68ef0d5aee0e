// The user's goal in the settings: `{days: 4, minutes: 5}`, days a week and minutes of work a day.

import Practice

/// Part of `SettingsFile`.
enum GoalFields {
  /// A key that is left out keeps its default; nil after an error was reported.
  static func goal(_ entry: Entry) -> Goal? {
    guard let fields = entry.mapping(keys: ["days", "minutes"]) else { return nil }
    return Goal(
      days: fields.integer("days", 1...7) ?? Goal.standard.days,
      minutes: fields.integer("minutes", 1...240) ?? Goal.standard.minutes)
  }
}
