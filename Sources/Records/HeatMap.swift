// A year of practice as a calendar: a column for each week and a row for each weekday. The more was
// done, the heavier the character, so that it can be read without colours. On a narrow terminal it
// is cut to the newest weeks.

import Control
import Practice
import Scheduling

/// The first drawing of `limber stats`.
enum HeatMap {
  /// None, some, the goal's minutes, twice the goal's minutes.
  private static let marks: [Character] = ["·", "-", "+", "#"]
  /// A day of rest on which nothing was done: it breaks no streak, so it is no gap either.
  private static let rest: Character = "r"

  /// - Parameters:
  ///   - figures: the days and the goal.
  ///   - columns: of the terminal. A week takes two, and the names of the weekdays five.
  /// - Returns: the months, seven rows and a legend.
  static func lines(_ figures: HistoryFigures, columns: Int) -> [String] {
    // At most 53 weeks, which cover a year; at least four, even if lines then wrap.
    let weeks = max(4, min(53, (columns - 5) / 2))
    let last = Adherence.monday(of: figures.today)
    let mondays = (0..<weeks).map { last - 7 * (weeks - 1 - $0) }
    let work = Dictionary(figures.days.map { ($0.day, $0.work) }, uniquingKeysWith: { $1 })
    let rows = ["Mon", "   ", "Wed", "   ", "Fri", "   ", "Sun"].enumerated().map { row, name in
      let cells = mondays.map { monday -> String in
        let day = monday + row
        // The rest of the current week is blank, as it is neither practice nor a gap.
        return day > figures.today ? " " : String(mark(work[day] ?? 0, day, figures))
      }
      return "\(name)  \(cells.joined(separator: " "))"
    }
    let goal = figures.goal.minutes
    let minutes = CountText.words(goal, "minute")
    return [months(mondays)] + rows + [
      "     · none  - some  + \(minutes) or more  # \(2 * goal) or more  r rest"
    ]
  }

  /// - Parameters:
  ///   - work: milliseconds.
  ///   - day: days since 1970-01-01.
  private static func mark(_ work: Int64, _ day: Int, _ figures: HistoryFigures) -> Character {
    let goal = Int64(figures.goal.minutes) * 60_000
    if work >= 2 * goal { return marks[3] }
    if work >= goal { return marks[2] }
    if work > 0 { return marks[1] }
    return figures.rest.contains(day) ? rest : marks[0]
  }

  /// The line of months: each name stands above the week with its first day.
  private static func months(_ mondays: [Int]) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var line = Array(repeating: Character(" "), count: 5 + 2 * mondays.count + 2)
    for (column, monday) in mondays.enumerated() {
      let sunday = CivilDate(daysSinceEpoch: monday + 6)
      // The first of a month is in a week whose Sunday is at most the seventh.
      guard sunday.day <= 7 else { continue }
      for (offset, letter) in names[sunday.month - 1].enumerated() {
        let place = 5 + 2 * column + offset
        if place < line.count { line[place] = letter }
      }
    }
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
