// The days of a reminder: weekdays, and every other day or week, which are counted from the
// reminder's first date.

import Scheduling
import Yams

/// The days on which a rule of `at` or `every` counts.
struct ReminderDays {
  var weekdays: Set<Weekday>
  /// Nil if no day is left out.
  var cycle: DayCycle?

  static let all = ReminderDays(weekdays: Set(Weekday.allCases))

  /// All days if none are given; nil after an error was reported.
  static func read(_ fields: Fields) -> ReminderDays? {
    guard let entry = fields["days"] else { return all }
    guard let text = entry.node.scalar?.string, text.lowercased().hasPrefix("every ") else {
      return WeekdayWords.read(entry).flatMap { $0.isEmpty ? nil : ReminderDays(weekdays: $0) }
    }
    let words = text.lowercased().split(separator: " ").dropFirst().map(String.init)
    guard let wish = CycleWords(Array(words)) else { return refuse(entry, text, words) }
    return wish.counted(entry, text, from: fields["from"])
  }

  /// The error for words that are not understood. “Every second Monday” could mean weeks or months,
  /// so both ways of writing it are shown.
  private static func refuse(_ entry: Entry, _ text: String, _ words: [String]) -> ReminderDays? {
    let ordinals = ["second", "2nd", "third", "3rd", "fourth", "4th", "last"]
    if words.count == 2, let index = ordinals.firstIndex(of: words[0]),
      let name = try? WeekdayWords.days(words[1]).first?.shortName
    {
      let date = ["*-*-08..14", "*-*-15..21", "*-*-22..28", "*-*~07/1"][index / 2]
      let monthly = "calendar: '\(name) \(date) 09:00'"
      if words[0] == "last" { return entry.fail("for the last of each month, write \(monthly)") }
      let weeks = index < 2 ? "other \(name.lowercased())" : "\(index / 2 + 2) weeks"
      return entry.fail(
        "“\(text)” could mean weeks or the days of each month; write days: every \(weeks), or "
          + monthly)
    }
    return entry.fail(
      "“\(text)” is not understood; write every other day, every 3 days, every other monday, or "
        + "every 2 weeks on mon, thu")
  }
}

/// The words after “every”.
private struct CycleWords {
  var count = 1
  var unit = DayCycle.Unit.day
  /// Nil: the weekday of the first date, or for days, all.
  var weekdays: Set<Weekday>?

  /// `other day`, `3 days`, `other week`, `2 weeks on mon, thu`, `other monday`, `monday`; nil for
  /// anything else.
  init?(_ words: [String]) {
    guard let first = words.first else { return nil }
    var rest = words[...]
    if let count = Self.count(first) {
      self.count = count
      rest = rest.dropFirst()
    }
    guard let noun = rest.first else { return nil }
    let isPeriod = ["day", "days", "week", "weeks"].contains(noun)
    if isPeriod {
      unit = noun.hasPrefix("day") ? .day : .week
      rest = rest.dropFirst()
      if rest.isEmpty { return }
      guard unit == .week, rest.removeFirst() == "on" else { return nil }
    } else {
      // “Every second Monday” could be that of each month.
      guard first == "other" || count == 1 else { return nil }
      unit = .week
    }
    guard let days = try? WeekdayWords.days(rest.joined(separator: " ")), !days.isEmpty else {
      return nil
    }
    // With Monday to Friday, “every other” would not say which days.
    guard isPeriod || count == 1 || days.count < 5 else { return nil }
    weekdays = days
  }

  /// The number that a word stands for; nil for any other word.
  private static func count(_ word: String) -> Int? {
    switch word {
    case "other", "second", "2nd": 2
    default: Int(word).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// The days, with the cycle counted from the first date; nil after an error was reported.
  func counted(_ entry: Entry, _ text: String, from first: Entry?) -> ReminderDays? {
    let all = Set(Weekday.allCases)
    // A plain “every week” means the weekday of the first date, which is then required.
    if count == 1, unit == .day || weekdays != nil {
      return ReminderDays(weekdays: weekdays ?? all)
    }
    guard let first else {
      return entry.fail(
        "“\(text)” needs a first date to count from, for example from: 2026-11-30")
    }
    // An invalid date is reported where it is read.
    guard let from = first.node.scalar.flatMap({ CivilDate(parsing: $0.string) }) else {
      return nil
    }
    let days = weekdays ?? (unit == .week ? [from.weekday] : all)
    guard count > 1 else { return ReminderDays(weekdays: days) }
    let anchor = (0..<7).map { from.adding(days: $0) }.first { days.contains($0.weekday) } ?? from
    guard let cycle = DayCycle(count: count, unit: unit, anchor: anchor) else {
      return entry.fail(
        "\(count) \(unit.rawValue)s is not within 1 to \(DayCycle.most(unit)) \(unit.rawValue)s")
    }
    return ReminderDays(weekdays: days, cycle: cycle)
  }
}
