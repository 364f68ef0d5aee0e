// A time in words, until which reminders are off: `14:00`, `tomorrow`, `monday`, `2027-01-02`.

package enum TimeExpression {
  /// The next instant that the words mean, after `now`. Of a time that occurs twice, it is the
  /// second one if the first has passed. Nil for anything else, and for the past.
  package static func instant(
    of text: String, after now: WallInstant, in rules: ZoneRules
  ) -> WallInstant? {
    meanings(of: text, on: rules.civil(at: now).date).flatMap { rules.instants(of: $0) }
      .first { $0 > now }
  }

  /// The next local time that the words mean, after `now`. Nil for anything else, and for the past.
  /// A day without a time begins at midnight. A weekday is the next of that name, a week from now
  /// if that is today. A time of day is today's, or tomorrow's if it has passed.
  /// - Parameter text: a time of day that `CivilTime(reading:)` accepts, `tomorrow`, a weekday in
  ///   English or its first three letters, `YYYY-MM-DD`, or a day followed by a time: `monday
  ///   09:00`, `tomorrow at 9pm`. `today` is not accepted.
  package static func parse(_ text: String, after now: CivilDateTime) -> CivilDateTime? {
    meanings(of: text, on: now.date).first { $0 > now }
  }

  /// The local times that the words may mean, in order of preference; none for anything else.
  private static func meanings(of text: String, on today: CivilDate) -> [CivilDateTime] {
    let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "t" && isDate(text) })
      .map(String.init)
    guard let first = words.first, words.count <= 4 else { return [] }
    if let time = time(words[...]) {
      return [CivilDateTime(today, time), CivilDateTime(today.adding(days: 1), time)]
    }
    guard let date = day(first, after: today),
      let time = words.count > 1 ? time(words.dropFirst()) : .midnight
    else { return [] }
    return [CivilDateTime(date, time)]
  }

  /// `at` may precede it.
  private static func time(_ words: ArraySlice<String>) -> CivilTime? {
    let words = words.first == "at" ? words.dropFirst() : words
    return try? CivilTime(reading: words.joined(separator: " "))
  }

  private static func isDate(_ text: String) -> Bool { text.first?.isNumber == true }

  private static func day(_ word: String, after today: CivilDate) -> CivilDate? {
    if word == "tomorrow" { return today.adding(days: 1) }
    if let weekday = Weekday.allCases.first(where: { $0.isNamed(word) }) {
      let days = (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1
      return today.adding(days: days)
    }
    return CivilDate(parsing: word)
  }
}

extension Weekday {
  /// In English, in full or the first three letters, in lower case.
  fileprivate func isNamed(_ word: String) -> Bool {
    let name = "\(self)"
    return word == name || word == name.prefix(3)
  }
}
