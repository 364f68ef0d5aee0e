// The figures of `stats` in sentences, bars and JSON. The sentences report gaps as they are and
// never scold: a user who is ashamed of a number stops looking at it.

import Control
import Practice
import Routines
import Scheduling
import Varlink

/// Pure functions of `HistoryFigures`. `count` and `minutes` are used by the report as well.
enum StatsText {
  /// - Parameter areas: the areas of an exercise by its id; empty for an unknown one.
  static func sentences(
    _ figures: HistoryFigures, areas: (String) -> [Area]
  ) -> [String] {
    guard let first = figures.days.first else {
      return ["Nothing was recorded yet. 'limber start quick-start' takes a minute."]
    }
    let adherence = figures.adherence
    var lines = [week(adherence), streaks(adherence)]
    let total = figures.days.reduce(0) { $0 + $1.work }
    lines.append(
      "Since \(CivilDate(daysSinceEpoch: first.day)): "
        + "\(CountText.words(figures.sessions, "session")) on "
        + "\(CountText.words(figures.days.count, "day")), \(hours(total)) in all.")
    if let gap = gap(figures) { lines.append(gap) }
    if let best = figures.bestHours {
      lines.append("You begin most often between \(best.lowerBound):00 and \(best.upperBound):00.")
    }
    lines += byArea(figures, areas)
    if figures.unconfirmed > 0 {
      lines.append(
        "Not counted: \(CountText.words(figures.unconfirmed, "session")) that started by itself, "
          + "without sound and without a touch.")
    }
    return lines
  }

  /// The current week against the goal.
  static func week(_ adherence: Adherence) -> String {
    let week = adherence.week
    let today = CountText.words(Int(adherence.minutesToday), "minute")
    if week.isRest { return "This week is rest. Today: \(today)." }
    let goal = "\(week.days) of \(CountText.words(week.needed, "day"))"
    let state = week.isKept ? "; the goal is reached" : ""
    let minutes = CountText.words(adherence.goal.minutes, "minute")
    return "This week: \(goal) with \(minutes) or more\(state). Today: \(today)."
  }

  /// The current streaks, and the longest if it was longer.
  private static func streaks(_ adherence: Adherence) -> String {
    let weeks = CountText.words(adherence.streakOfWeeks, "week")
    let days = CountText.words(adherence.streakOfDays, "day")
    let best =
      adherence.bestOfWeeks > adherence.streakOfWeeks
      ? " The longest streak was \(CountText.words(adherence.bestOfWeeks, "week"))." : ""
    return "Streak: \(weeks) on goal, \(days) with practice.\(best)"
  }

  /// After four weeks without practice, practice starts over, and this says so; nil before that.
  private static func gap(_ figures: HistoryFigures) -> String? {
    guard let last = figures.days.last, figures.today - last.day >= PracticeDays.gap else {
      return nil
    }
    return "The last practice was on \(CivilDate(daysSinceEpoch: last.day)), "
      + "\(CountText.words(figures.today - last.day, "day")) ago; it begins gently again."
  }

  /// The last seven days against the dose of about ten minutes (`HistoryFigures.weeklyDose`).
  private static func byArea(
    _ figures: HistoryFigures, _ areas: (String) -> [Area]
  ) -> [String] {
    let found = figures.byArea(areas)
    guard !found.isEmpty else { return [] }
    let words = found.map { "\($0.area.rawValue) \(minutes($0.work))" }
    return [
      "Minutes of work in the last seven days; more than about 10 for an area add little: "
        + words.joined(separator: ", ") + "."
    ]
  }

  // MARK: Bars

  /// The drawings for those who see them: by weekday and by area.
  static func bars(_ figures: HistoryFigures, areas: (String) -> [Area]) -> [String] {
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let days = zip(weekdays, figures.byWeekday).map { ($0, $1) }
    let parts = figures.byArea(areas).map { ($0.area.rawValue, $0.work) }
    return ["By weekday, minutes in the last year:"] + chart(days)
      + (parts.isEmpty ? [] : ["", "By area, minutes in the last seven days:"] + chart(parts))
  }

  /// Bars of at most 30 characters, relative to the longest; whatever is not nothing has at least
  /// one.
  private static func chart(_ rows: [(name: String, work: Int64)]) -> [String] {
    let most = max(1, rows.map(\.work).max() ?? 1)
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { name, work in
      let length = Int(work * 30 / most)
      let bar = String(repeating: "#", count: work > 0 ? max(1, length) : 0)
      let pad = String(repeating: " ", count: width - name.count)
      return "  \(name)\(pad)  \(bar) \(minutes(work))"
    }
  }

  // MARK: JSON

  /// The form is stable, like that of `SessionEntry`. Days are those of the last year.
  static func json(_ figures: HistoryFigures, areas: (String) -> [Area]) -> JSONValue {
    let adherence = figures.adherence
    return .object([
      "goal": .object([
        "days": .int(Int64(figures.goal.days)), "minutes": .int(Int64(figures.goal.minutes)),
      ]),
      "week": .object([
        "days": .int(Int64(adherence.week.days)), "needed": .int(Int64(adherence.week.needed)),
        "kept": .bool(adherence.week.isKept),
      ]),
      "minutes_today": .int(adherence.minutesToday),
      "streak_weeks": .int(Int64(adherence.streakOfWeeks)),
      "streak_days": .int(Int64(adherence.streakOfDays)),
      "best_weeks": .int(Int64(adherence.bestOfWeeks)),
      "sessions": .int(Int64(figures.sessions)),
      "unconfirmed": .int(Int64(figures.unconfirmed)),
      "days": .array(
        figures.days.suffix(366).map { day in
          .object([
            "day": .string("\(CivilDate(daysSinceEpoch: day.day))"), "work_ms": .int(day.work),
          ])
        }),
      "hours": .array(figures.hours.map { .int(Int64($0)) }),
      "areas_ms": .object(
        Dictionary(
          figures.byArea(areas).map { ($0.area.rawValue, JSONValue.int($0.work)) },
          uniquingKeysWith: { $1 })),
    ])
  }

  // MARK: Words

  /// One place after the point: `4.5`.
  static func minutes(_ work: Int64) -> String {
    let tenths = (work + 3000) / 6000
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Milliseconds in words: `2 hours 5 minutes`.
  private static func hours(_ work: Int64) -> String {
    let minutes = work / 60_000
    guard minutes >= 60 else { return CountText.words(Int(minutes), "minute") }
    return CountText.words(Int(minutes / 60), "hour") + " "
      + CountText.words(Int(minutes % 60), "minute")
  }
}
