// The report as one HTML page: without scripts and without anything from a network, on A4 paper
// when it is printed, and with headings and tables that a screen reader can navigate.

import Console
import Control
import Practice
import Routines
import Scheduling

/// Text from files and from the user goes through `HTML.text`, so that it cannot become markup.
enum ReportPage {
  /// - Parameter made: the date on which it was made, for the footer.
  static func html(_ report: Report, made: String) -> String {
    let title = report.name.map { "Stretching: \(HTML.text($0))" } ?? "Stretching"
    let sections = [
      adherence(report), work(report), pain(report), programmes(report), notes(report),
    ].compactMap { $0 }
    return HTML.page(
      title: title,
      body: """
        <header><h1>\(title)</h1>
        <p>\(date(report.first)) to \(date(report.last))</p></header>
        <main>
        \(sections.joined(separator: "\n"))
        </main>
        <footer><p>Made by Limber on \(HTML.text(made)). It was written by the person's own \
        computer, and was sent nowhere.</p></footer>
        """)
  }

  /// A local day as ISO 8601, which every reader understands.
  private static func date(_ day: Int) -> String {
    let text = "\(CivilDate(daysSinceEpoch: day))"
    return "<time datetime=\"\(text)\">\(text)</time>"
  }

  /// How regularly: the goal, in how many weeks it was kept, and a row for each week.
  private static func adherence(_ report: Report) -> String {
    let sessions = report.weeks.reduce(0) { $0 + $1.sessions }
    // The current week counts if it is kept already; a week of nothing but rest never counts.
    let counted = report.weeks.filter { $0.needed > 0 && ($0.isOver || $0.isKept) }
    let kept = counted.filter(\.isKept).count
    let words =
      sessions == 0
      ? "No session was recorded in this time."
      : "\(CountText.words(sessions, "session")). The goal, "
        + "\(CountText.words(report.goal.days, "day")) a week with "
        + "\(CountText.words(report.goal.minutes, "minute")) or more, was kept in \(kept) of "
        + "\(CountText.words(counted.count, "week")). Days off and days in pain are rest."
    let unconfirmed =
      report.unconfirmed > 0
      ? " Not counted: \(CountText.words(report.unconfirmed, "session")) that started by itself, "
        + "without sound and without a touch." : ""
    let rows = report.weeks.map { week in
      [date(week.monday), "\(week.days)", "\(week.minutes)", "\(week.sessions)"]
    }
    return section(
      "How regularly",
      "<p>\(words)\(unconfirmed)</p>"
        + table(
          "By week", ["Week from", "Days that count", "Minutes of work", "Sessions"], rows))
  }

  /// Planned and done minutes; nil when there was no work, and the section is then left out.
  private static func work(_ report: Report) -> String? {
    guard !report.work.isEmpty else { return nil }
    let rows = report.work.map { work in
      [
        HTML.text(work.name), StatsText.minutes(work.planned), StatsText.minutes(work.done),
        work.planned > 0 ? "\(work.done * 100 / work.planned) %" : "",
        work.sides.map { side in
          "\(HTML.text(side.part ?? "")) \(StatsText.minutes(side.done)) of "
            + StatsText.minutes(side.planned)
        }.joined(separator: ", "),
      ]
    }
    return section(
      "What was planned and done",
      table(
        "Minutes of work by exercise and side",
        ["Exercise", "Planned", "Done", "Share", "Done by side"], rows))
  }

  /// The drawing, and a table with the same values.
  private static func pain(_ report: Report) -> String {
    guard let chart = PainChart.svg(report.pains, from: report.first, to: report.last) else {
      return section("Pain", "<p>None was recorded.</p>")
    }
    let isMixed = Set(report.pains.map(\.feeling)).count > 1
    let caption =
      isMixed ? "<figcaption>Circles are pain, squares are stiffness.</figcaption>" : ""
    let rows = report.pains.map { pain in
      [
        date(pain.day), pain.feeling.rawValue, "\(pain.level)", pain.area?.rawValue ?? "",
        HTML.text(pain.exercise.map { report.names[$0] ?? $0 } ?? ""),
      ]
    }
    return section(
      PainChart.title(report.pains),
      "<figure>\(chart)\(caption)</figure>"
        + table("Each as it was recorded, 0 to 10", ["Day", "What", "Level", "Where", "In"], rows))
  }

  /// Nil when there was no session.
  private static func programmes(_ report: Report) -> String? {
    guard !report.programmes.isEmpty else { return nil }
    let rows = report.programmes.map { programme in
      [
        HTML.text(programme.title), programme.version.map(HTML.text) ?? "",
        date(programme.first), date(programme.last), "\(programme.sessions)",
      ]
    }
    return section(
      "The programme and its changes",
      table(
        "Each version of a routine, as it was played",
        ["Routine", "Version", "First", "Last", "Sessions"], rows))
  }

  /// The user's words, in the order of days; nil when there are none.
  private static func notes(_ report: Report) -> String? {
    guard !report.notes.isEmpty else { return nil }
    let items = report.notes.map { "<li>\(date($0.day)): \(HTML.text($0.text))</li>" }
    return section("Notes", "<ul>\(items.joined())</ul>")
  }

  /// - Parameter body: markup, not text.
  private static func section(_ title: String, _ body: String) -> String {
    "<section><h2>\(title)</h2>\n\(body)</section>"
  }

  /// The first cell of each row is its header.
  /// - Parameter rows: cells of markup, not text.
  private static func table(
    _ caption: String, _ heads: [String], _ rows: [[String]]
  ) -> String {
    let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return "<table><caption>\(caption)</caption><thead><tr>\(head)</tr></thead><tbody>"
      + body.joined(separator: "\n") + "</tbody></table>"
  }
}
