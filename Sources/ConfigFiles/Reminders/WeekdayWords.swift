// Days of the week as files say them: `weekdays`, `[mon, wed, fri]`.

import Scheduling
import Yams

package enum WeekdayWords {
  package static let groups: [(name: String, days: Set<Weekday>)] = [
    ("daily", Set(Weekday.allCases)),
    ("weekdays", [.monday, .tuesday, .wednesday, .thursday, .friday]),
    ("weekends", [.saturday, .sunday]),
  ]
  package static let names: [(name: String, days: Set<Weekday>)] = zip(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Weekday.allCases
  ).map { ($0, [$1]) }

  static func read(_ entry: Entry) -> Set<Weekday>? {
    guard let entries = entry.list() else { return nil }
    guard !entries.isEmpty else { return entry.fail("expected a day such as mon") }
    let words = groups + names
    return entries.reduce(into: Set<Weekday>()) { days, entry in
      guard let text = entry.text("daily, weekdays, weekends or days such as mon") else { return }
      if let word = words.first(where: { $0.name == text.lowercased() }) {
        days.formUnion(word.days)
      } else {
        entry.source.report(
          "“\(text)” is not daily, weekdays, weekends or one of mon tue wed thu fri sat sun"
            + Spelling.hint(for: text, among: words.map(\.name)), at: entry.node)
      }
    }
  }

  /// `daily`, `weekdays`, `mon, wed, fri`
  package static func text(_ days: Set<Weekday>) -> String {
    if let group = groups.first(where: { $0.days == days }) { return group.name }
    return names.filter { days.isSuperset(of: $0.days) }.map(\.name).joined(separator: ", ")
  }
}
