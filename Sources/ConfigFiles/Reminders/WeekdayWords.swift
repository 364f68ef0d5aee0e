// Weekdays as files write them: `weekdays`, `mon-fri`, `[monday, wed, sat-sun]`.

import Scheduling
import Yams

/// Reads and writes days; the same words in files and in `remind list`.
package enum WeekdayWords {
  /// Words for several days.
  package static let groups: [(name: String, days: Set<Weekday>)] = [
    ("daily", Set(Weekday.allCases)),
    ("weekdays", [.monday, .tuesday, .wednesday, .thursday, .friday]),
    ("weekends", [.saturday, .sunday]),
  ]
  /// The short name of each day.
  package static let names: [(name: String, days: Set<Weekday>)] = zip(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Weekday.allCases
  ).map { ($0, [$1]) }

  /// A word that is not a day.
  struct NoDay: Error { var word: String }

  /// A list, or one text with several words; what is wrong is reported.
  static func read(_ entry: Entry) -> Set<Weekday>? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a day such as mon") }
    return entries.reduce(into: Set<Weekday>()) { days, entry in
      guard let text = entry.text("daily, weekdays, weekends or days such as mon") else { return }
      do throws(NoDay) {
        days.formUnion(try Self.days(text))
      } catch {
        entry.source.report(
          "“\(error.word)” is not daily, weekdays, weekends or one of mon tue wed thu fri sat sun"
            + Spelling.hint(for: error.word, among: (groups + names).map(\.name)), at: entry.node)
      }
    }
  }

  /// `mon, wed`, `mon and thu`, `mon-fri`, `fri..mon` across the weekend.
  static func days(_ text: String) throws(NoDay) -> Set<Weekday> {
    var days: Set<Weekday> = []
    let words = text.lowercased().split { $0 == "," || $0 == " " }.map(String.init)
    for word in words where word != "and" {
      if let group = groups.first(where: { $0.name == word }) {
        days.formUnion(group.days)
      } else if let span = span(word) {
        days.formUnion(span)
      } else {
        throw NoDay(word: words.count == 1 ? text : word)
      }
    }
    return days
  }

  /// One day, or a span of days that may go across the end of the week.
  private static func span(_ word: String) -> Set<Weekday>? {
    for separator in ["..", "-", "–"] {
      let ends = word.split(separator: separator, omittingEmptySubsequences: false)
      guard ends.count == 2 else { continue }
      guard let first = day(String(ends[0])), let last = day(String(ends[1])) else { return nil }
      let length = (last.rawValue - first.rawValue + 7) % 7
      return Set((0...length).compactMap { Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1) })
    }
    return day(word).map { [$0] }
  }

  /// Three letters, or the full name.
  private static func day(_ word: String) -> Weekday? {
    Weekday.allCases.first { "\($0)" == word || "\($0)".prefix(3) == word }
  }

  /// `daily`, `weekdays`, `mon, wed, fri`
  package static func text(_ days: Set<Weekday>) -> String {
    if let group = groups.first(where: { $0.days == days }) { return group.name }
    return names.filter { days.isSuperset(of: $0.days) }.map(\.name).joined(separator: ", ")
  }
}
