// Pain and stiffness over time as a drawing (SVG) for the report. Circles are pain and squares are
// stiffness, so that nothing depends on colour; a screen reader is given a title and a description,
// and the values are in a table beside the drawing.

import Control
import Practice
import Scheduling

/// The drawing in `ReportPage`.
enum PainChart {
  /// Units of the view box; the page scales it. At the left and the bottom there is room for
  /// labels.
  private static let width = 640
  private static let height = 150
  private static let left = 28
  private static let bottom = 22

  /// - Parameters:
  ///   - pains: those of the span.
  ///   - first: the first local day, at the left edge.
  ///   - last: the last local day, at the right edge.
  /// - Returns: an `svg` element; nil when nothing was recorded.
  static func svg(_ pains: [PainRecord], from first: Int, to last: Int) -> String? {
    guard !pains.isEmpty else { return nil }
    // At least 1: a report of a single day must not divide by zero.
    let days = max(1, last - first)
    func x(_ day: Int) -> Int { left + (day - first) * (width - left - 8) / days }
    func y(_ level: Int) -> Int { height - bottom - level * (height - bottom - 8) / 10 }
    let grid = [0, 2, 4, 6, 8, 10].map { level in
      "<line class=\"grid\" x1=\"\(left)\" x2=\"\(width - 8)\" y1=\"\(y(level))\" "
        + "y2=\"\(y(level))\"/><text x=\"\(left - 6)\" y=\"\(y(level) + 4)\" "
        + "text-anchor=\"end\">\(level)</text>"
    }
    let lines = PainRecord.Feeling.allCases.map { feeling in
      let points = pains.filter { $0.feeling == feeling }.map { (x($0.day), y($0.level)) }
      let line = points.map { "\($0),\($1)" }.joined(separator: " ")
      return "<polyline class=\"\(feeling.rawValue)\" points=\"\(line)\"/>"
        + points.map { mark(feeling, $0, $1) }.joined()
    }
    let ends = [(first, "start"), (last, "end")].map { day, anchor in
      "<text x=\"\(x(day))\" y=\"\(height - 5)\" text-anchor=\"\(anchor)\">"
        + "\(CivilDate(daysSinceEpoch: day))</text>"
    }
    let count = CountText.words(pains.count, "entry", plural: "entries")
    let most = pains.map(\.level).max() ?? 0
    return """
      <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="pain-title pain-words">
      <title id="pain-title">\(title(pains)) over time</title>
      <desc id="pain-words">\(count) from 0 to 10, the highest \(most); \
      each is in the table below.</desc>
      \(grid.joined())
      \(lines.joined())
      \(ends.joined())
      </svg>
      """
  }

  /// One record, centred on its point.
  private static func mark(_ feeling: PainRecord.Feeling, _ x: Int, _ y: Int) -> String {
    switch feeling {
    case .pain: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>"
    case .stiffness: "<rect x=\"\(x - 3)\" y=\"\(y - 3)\" width=\"6\" height=\"6\"/>"
    }
  }

  /// Names what was recorded: pain, stiffness or both.
  static func title(_ pains: [PainRecord]) -> String {
    let felt = Set(pains.map(\.feeling))
    return felt == [.stiffness] ? "Stiffness" : felt.count > 1 ? "Pain and stiffness" : "Pain"
  }
}
