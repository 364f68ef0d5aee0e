// What the user should know before a routine: what it needs, what in it hurt before, and when to
// ask a professional first. Only shown; the session plays regardless.

import Routines
import Scheduling

package enum StartNotices {
  /// What the routine needs, in words, each thing once, such as `a chair`.
  package static func needs(_ routine: Routine) -> [String] {
    let needs = Set(routine.exercises.flatMap(\.needs))
    return Need.allCases.filter(needs.contains).map(\.phrase)
  }

  /// The notices on exercises that hurt, and the general advice; empty if there is none.
  package static func before(_ routine: Routine, _ history: ExerciseHistory) -> [String] {
    let hurting = SafetyAdvice.hurting(routine, history).map { exercise, pain in
      "this contains \(exercise.id), which hurt \(day(pain.day, today: history.today)); "
        + "'limber exercise clear \(exercise.id)' clears it"
    }
    return hurting + SafetyAdvice.beforeStart(history)
  }

  /// `today`, `yesterday`, `on Monday` within a week, else `on 2026-11-02`.
  package static func day(_ day: Int, today: Int) -> String {
    let date = CivilDate(daysSinceEpoch: day)
    switch today - day {
    case 0: return "today"
    case 1: return "yesterday"
    case 2...6: return "on \(date.weekday.name)"
    default: return "on \(date)"
    }
  }
}

extension Weekday {
  package var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
