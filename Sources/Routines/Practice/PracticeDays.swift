// The days on which the user practised, and the weeks that count: what doses and levels grow by.
// Every count that starts over after a gap or after pain is made here and nowhere else.

package struct PracticeDays: Hashable, Sendable {
  /// Stretching is usually recommended three to four times a week; the lower figure is enough here.
  package static let daysOfKeptWeek = 3
  /// After this many days without practice, counting starts over: four weeks.
  package static let gap = 28

  /// Days since 1970-01-01, each once, oldest first, since the last gap.
  package let days: [Int]
  /// Whether there was a gap before them, or there is one now.
  package let isAnew: Bool

  package init(_ history: ExerciseHistory) {
    let all = history.practices.filter { $0.isWork && $0.day <= history.today }.map(\.day)
    let sorted = Self.once(all.sorted())
    var first = 0
    for index in sorted.indices.dropFirst() where sorted[index] - sorted[index - 1] >= Self.gap {
      first = index
    }
    let isStale = sorted.last.map { history.today - $0 >= Self.gap } ?? false
    days = isStale ? [] : Array(sorted[first...])
    isAnew = isStale || first > 0
  }

  /// Periods of seven days, not overlapping, with practice on at least three days. They are laid
  /// out from the first day on, so that a count never falls merely because today moved.
  /// - Parameter day: only days after it count; nil: all of them.
  package func keptWeeks(after day: Int? = nil) -> Int {
    var index = day.flatMap { day in days.firstIndex { $0 > day } } ?? (day == nil ? 0 : days.count)
    var weeks = 0
    while index + Self.daysOfKeptWeek <= days.count {
      if days[index + Self.daysOfKeptWeek - 1] - days[index] < 7 {
        weeks += 1
        let end = days[index] + 7
        index = days[index...].firstIndex { $0 >= end } ?? days.count
      } else {
        index += 1
      }
    }
    return weeks
  }

  private static func once(_ sorted: [Int]) -> [Int] {
    sorted.reduce(into: []) { days, day in if days.last != day { days.append(day) } }
  }
}

extension ExerciseHistory.Performed {
  /// Whether it counts as practice: a session stopped within half a minute of work does not.
  package var isWork: Bool { work >= Self.least }
  private static let least = Milliseconds.seconds(30)
}
