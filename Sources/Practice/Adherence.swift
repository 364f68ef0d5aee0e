// Progress towards the goal, by weeks and by days. Days off and days in pain are rest: they require
// nothing, and break no streak. Nothing is rounded in the user's favour, and nothing scolds.

/// Computed from days alone; shown by the status, `stats` and the report.
package struct Adherence: Hashable, Sendable {
  /// One week against the goal.
  package struct Week: Hashable, Sendable {
    /// Its Monday, in days since 1970-01-01.
    package var monday: Int
    /// The number of days with the goal's minutes.
    package var days: Int
    /// The number of days needed: the goal, or as many as rest leaves.
    package var needed: Int

    /// Whether the week's goal is reached; never in a week of rest.
    package var isKept: Bool { needed > 0 && days >= needed }
    /// Nothing was needed.
    package var isRest: Bool { needed == 0 }
  }

  package let goal: Goal
  /// Whether anything was ever done.
  package let hasBegun: Bool
  /// The week of today.
  package let week: Week
  /// Minutes of work today.
  package let minutesToday: Int64
  /// Weeks in a row on goal, up to this one, which does not break the streak while it can still be
  /// reached.
  package let streakOfWeeks: Int
  /// Days in a row with any practice; today does not break the streak before it ends.
  package let streakOfDays: Int
  /// The longest streak of weeks ever.
  package let bestOfWeeks: Int

  /// - Parameters:
  ///   - days: each day once, oldest first.
  ///   - rest: days off, and days in pain.
  ///   - today: days since 1970-01-01, in local time.
  package init(_ days: [PracticeDay], rest: Set<Int>, today: Int, goal: Goal) {
    self.goal = goal
    let past = days.filter { $0.day <= today && $0.work > 0 }
    hasBegun = !past.isEmpty
    minutesToday = past.last { $0.day == today }?.minutes ?? 0
    let weeks = Self.weeks(past, rest, today, goal)
    week = weeks.last!
    var (row, best) = (0, 0)
    for week in weeks.dropLast() where !week.isRest {
      row = week.isKept ? row + 1 : 0
      best = max(best, row)
    }
    if week.isKept { row += 1 }
    streakOfWeeks = row
    bestOfWeeks = max(best, row)
    streakOfDays = Self.streakOfDays(Set(past.map(\.day)), rest, today)
  }

  /// Every week from the first with practice to today's.
  private static func weeks(
    _ days: [PracticeDay], _ rest: Set<Int>, _ today: Int, _ goal: Goal
  ) -> [Week] {
    let last = monday(of: today)
    let first = days.first.map { monday(of: $0.day) } ?? last
    var counted: [Int: Int] = [:]
    for day in days where day.minutes >= Int64(goal.minutes) {
      counted[monday(of: day.day), default: 0] += 1
    }
    let rests = rest.reduce(into: [:]) { $0[monday(of: $1), default: 0] += 1 } as [Int: Int]
    return stride(from: min(first, last), through: last, by: 7).map { monday in
      Week(
        monday: monday, days: counted[monday] ?? 0,
        needed: min(goal.days, 7 - (rests[monday] ?? 0)))
    }
  }

  private static func streakOfDays(_ days: Set<Int>, _ rest: Set<Int>, _ today: Int) -> Int {
    var (day, count) = (days.contains(today) || rest.contains(today) ? today : today - 1, 0)
    var first = days.min() ?? today
    first = min(first, today)
    while day >= first, days.contains(day) || rest.contains(day) {
      if days.contains(day) { count += 1 }
      day -= 1
    }
    return count
  }

  /// 1970-01-01 was a Thursday.
  package static func monday(of day: Int) -> Int { day - ((day + 3) % 7 + 7) % 7 }
}
