// The user's goal in the settings: `{days: 4, minutes: 5}`.

import Practice

enum GoalFields {
  static func goal(_ entry: Entry) -> Goal? {
    guard let fields = entry.mapping(keys: ["days", "minutes"]) else { return nil }
    return Goal(
      days: fields.integer("days", 1...7) ?? Goal.standard.days,
      minutes: fields.integer("minutes", 1...240) ?? Goal.standard.minutes)
  }
}
