// A year as a calendar: a column a week, a row a weekday, and a character that is heavier the more
// was done. It is read without colours, and cut to the newest weeks where the terminal is narrow.

import Practice
import Scheduling

enum HeatMap {
  /// None, some, the goal, twice the goal; rest where nothing was done.
  private static let marks: [Character] = ["·", "-", "+", "#"]
  private static let rest: Character = "r"

  static func lines(_ figures: HistoryFigures, columns: Int) -> [String] {
    let weeks = max(4, min(53, (columns - 5) / 2))
    let last = Adherence.monday(of: figures.today)
    let mondays = (0..<weeks).map { last - 7 * (weeks - 1 - $0) }
    let work = Dictionary(figures.days.map { ($0.day, $0.work) }, uniquingKeysWith: { $1 })
    let rows = ["Mon", "   ", "Wed", "   ", "Fri", "   ", "Sun"].enumerated().map { row, name in
      let cells = mondays.map { monday -> String in
        let day = monday + row
        return day > figures.today ? " " : String(mark(work[day] ?? 0, day, figures))
      }
      return "\(name)  \(cells.joined(separator: " "))"
    }
    let goal = figures.goal.minutes
    return [months(mondays)] + rows + [
      "     · none  - some  + \(goal) minutes or more  # \(2 * goal) or more  r rest"
    ]
  }

  private static func mark(_ work: Int64, _ day: Int, _ figures: HistoryFigures) -> Character {
    let goal = Int64(figures.goal.minutes) * 60_000
    if work >= 2 * goal { return marks[3] }
    if work >= goal { return marks[2] }
    if work > 0 { return marks[1] }
    return figures.rest.contains(day) ? rest : marks[0]
  }

  /// Each month's name above the week that has its first day.
  private static func months(_ mondays: [Int]) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var line = Array(repeating: Character(" "), count: 5 + 2 * mondays.count + 2)
    for (column, monday) in mondays.enumerated() {
      let sunday = CivilDate(daysSinceEpoch: monday + 6)
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
