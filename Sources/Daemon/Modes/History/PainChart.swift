// Pain over time as a drawing: a mark for each that was told, by day and level. Its words are in
// the table beside it; it has no colour that says something.

import Practice
import Scheduling

enum PainChart {
  private static let width = 640
  private static let height = 150
  private static let left = 28
  private static let bottom = 22

  /// An `svg` element; nil where nothing hurt.
  static func svg(_ pains: [ToldPain], from first: Int, to last: Int) -> String? {
    guard !pains.isEmpty else { return nil }
    let days = max(1, last - first)
    func x(_ day: Int) -> Int { left + (day - first) * (width - left - 8) / days }
    func y(_ level: Int) -> Int { height - bottom - level * (height - bottom - 8) / 10 }
    let grid = [0, 2, 4, 6, 8, 10].map { level in
      "<line class=\"grid\" x1=\"\(left)\" x2=\"\(width - 8)\" y1=\"\(y(level))\" "
        + "y2=\"\(y(level))\"/><text x=\"\(left - 6)\" y=\"\(y(level) + 4)\" "
        + "text-anchor=\"end\">\(level)</text>"
    }
    let points = pains.map { "\(x($0.day)),\(y($0.level))" }
    let marks = pains.map {
      "<circle cx=\"\(x($0.day))\" cy=\"\(y($0.level))\" r=\"3.5\"/>"
    }
    let ends = [(first, "start"), (last, "end")].map { day, anchor in
      "<text x=\"\(x(day))\" y=\"\(height - 5)\" text-anchor=\"\(anchor)\">"
        + "\(CivilDate(daysSinceEpoch: day))</text>"
    }
    let most = pains.map(\.level).max() ?? 0
    return """
      <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="pain-title pain-words">
      <title id="pain-title">Pain over time</title>
      <desc id="pain-words">\(pains.count) entries from 0 to 10, the highest \(most); \
      each is in the table below.</desc>
      \(grid.joined())
      <polyline points="\(points.joined(separator: " "))"/>
      \(marks.joined())
      \(ends.joined())
      </svg>
      """
  }
}
