// The figures that `limber stats` and the report show for a span of days. Only figures: the
// sentences are made elsewhere.

import Routines

/// What was planned and done of one exercise on one side, over a span.
package struct DoneShare: Hashable, Sendable {
  /// The exercise's id.
  package var exercise: String
  /// left, right, up …; nil for the body as a whole.
  package var part: String?
  /// Milliseconds of work.
  package var planned: Int64
  package var done: Int64

  package init(exercise: String, part: String?, planned: Int64, done: Int64) {
    self.exercise = exercise
    self.part = part
    self.planned = planned
    self.done = done
  }
}

/// Read by `HistoryStore.figures`.
package struct HistoryFigures: Hashable, Sendable {
  package var goal: Goal
  /// Days since 1970-01-01, in local time.
  package var today: Int
  /// Each day with practice once, oldest first; unconfirmed sessions do not count.
  package var days: [PracticeDay]
  /// Days off and days in pain.
  package var rest: Set<Int>
  /// The number of sessions of the last year that began in each hour of the day; 24 values.
  package var hours: [Int]
  /// For the last seven days: the published doses are by the week.
  package var lastWeek: [DoneShare]
  /// All that were ever recorded, and how many of them do not count.
  package var sessions: Int
  package var unconfirmed: Int

  package init(
    goal: Goal, today: Int, days: [PracticeDay] = [], rest: Set<Int> = [],
    hours: [Int] = Array(repeating: 0, count: 24), lastWeek: [DoneShare] = [], sessions: Int = 0,
    unconfirmed: Int = 0
  ) {
    self.goal = goal
    self.today = today
    self.days = days
    self.rest = rest
    self.hours = hours
    self.lastWeek = lastWeek
    self.sessions = sessions
    self.unconfirmed = unconfirmed
  }

  /// The same days measured against the goal.
  package var adherence: Adherence { Adherence(days, rest: rest, today: today, goal: goal) }

  /// The three hours in which most sessions began; nil if there are fewer than five sessions.
  package var bestHours: Range<Int>? {
    guard hours.reduce(0, +) >= 5 else { return nil }
    let sums = (0...21).map { start in (start, hours[start..<(start + 3)].reduce(0, +)) }
    let best = sums.max { ($0.1, -$0.0) < ($1.1, -$1.0) }!
    return best.0..<(best.0 + 3)
  }

  /// Milliseconds by weekday, Monday first, over the last year.
  package var byWeekday: [Int64] {
    var sums = [Int64](repeating: 0, count: 7)
    for day in days where day.day > today - 365 {
      sums[day.day - Adherence.monday(of: day.day)] += day.work
    }
    return sums
  }

  /// Milliseconds by area in the last seven days; an exercise counts for each of its areas.
  /// - Parameter areas: the areas of an exercise; empty for an unknown one.
  package func byArea(_ areas: (String) -> [Area]) -> [(area: Area, work: Int64)] {
    var sums: [Area: Int64] = [:]
    for share in lastWeek {
      for area in areas(share.exercise) { sums[area, default: 0] += share.done }
    }
    return Area.allCases.compactMap { area in sums[area].map { (area, $0) } }
  }

  /// Ten minutes for an area a week: the benefit levels off there (Ingram et al., Sports Medicine
  /// 2025).
  package static let weeklyDose: Int64 = 600_000
}
