// Reads a calendar expression: weekdays, a date, a time and a zone, any of which may be left out.

/// What is wrong with an expression, and what was expected.
package struct CalendarSpecError: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String

  package var description: String { message }
}

extension CalendarSpec {
  /// - Throws: `CalendarSpecError`, also for one that can never match, such as the 31st of April.
  package init(parsing text: String) throws(CalendarSpecError) {
    var words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else { throw CalendarSpecError(message: "an empty calendar expression") }
    let zone = words.count > 1 && CalendarWords.isZone(words.last!) ? words.removeLast() : nil
    guard words.joined(separator: " ").utf8.count <= 1000 else {
      throw CalendarSpecError(message: "the calendar expression is longer than 1000 characters")
    }
    if let named = CalendarWords.named[words[0].lowercased()] {
      guard words.count == 1 else {
        throw CalendarSpecError(
          message: "“\(words[0])” stands alone; “\(words[1])” must not follow it")
      }
      words = named.split(separator: " ").map(String.init)
    }
    try self.init(words, zone: zone)
    guard next(from: CivilDateTime(secondsSinceEpoch: 0)) != nil else {
      throw CalendarSpecError(message: "“\(text)” can never match, since no such day exists")
    }
  }

  private init(_ words: [String], zone: String?) throws(CalendarSpecError) {
    var rest = words[...]
    var weekdays: Set<Weekday> = []
    if let first = rest.first, first.first?.isLetter == true {
      weekdays = try CalendarWords.weekdays(first)
      rest.removeFirst()
    }
    var date = CalendarDateFields()
    if let word = rest.first, !word.contains(":") {
      date = try CalendarDateFields(parsing: word)
      rest.removeFirst()
    }
    var time = [CalendarField(values: [0]), CalendarField(values: [0]), CalendarField(values: [0])]
    if let word = rest.first {
      time = try CalendarFieldText.time(word)
      rest.removeFirst()
    }
    if let word = rest.first {
      throw CalendarSpecError(
        message: "unexpected “\(word)”; an expression is weekdays, a date, a time and a zone")
    }
    let limits: [(CalendarField, String, ClosedRange<Int>, Bool)] = [
      (date.year, "year", Self.years, false), (date.month, "month", 1...12, false),
      (date.day, "day", 1...31, date.isDayFromEnd), (time[0], "hour", 0...23, false),
      (time[1], "minute", 0...59, false), (time[2], "second", 0...59, false),
    ]
    for (field, name, range, isFromEnd) in limits {
      if let fault = field.fault(name, in: range, isFromEnd: isFromEnd) {
        throw CalendarSpecError(message: fault)
      }
    }
    self.init(
      weekdays: weekdays, year: date.year, month: date.month, day: date.day,
      isDayFromEnd: date.isDayFromEnd, hour: time[0], minute: time[1], second: time[2],
      zone: zone)
  }
}

/// `*-*-*`, `2027-01-02`, `12-24`, `*-02~1`
private struct CalendarDateFields {
  var year = CalendarField.any
  var month = CalendarField.any
  var day = CalendarField.any
  var isDayFromEnd = false

  init() {}

  init(parsing text: String) throws(CalendarSpecError) {
    let form = CalendarSpecError(
      message: "“\(text)” is not a date; write 2027-01-02, *-01-02, or *-*~1 for a month's last day"
    )
    guard let last = text.lastIndex(where: { $0 == "-" || $0 == "~" }) else { throw form }
    isDayFromEnd = text[last] == "~"
    let before = text[..<last].split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(before.count), !text[..<last].contains("~") else { throw form }
    day = try CalendarFieldText.field(text[text.index(after: last)...], in: text)
    month = try CalendarFieldText.field(before.last!, in: text)
    guard before.count == 2 else { return }
    let written = try CalendarFieldText.field(before[0], in: text)
    year = CalendarField(
      written.components.map { component in
        CalendarField.Component(
          start: Self.whole(component.start), stop: component.stop.map(Self.whole),
          step: component.step)
      })
  }

  /// Years of two digits: 70 to 99 are in the last century.
  private static func whole(_ number: Int) -> Int {
    number < 70 ? number + 2000 : number < 100 ? number + 1900 : number
  }
}

enum CalendarFieldText {
  /// `18:00`, `*:0/15`, `9..17:30:00`: hours, minutes and seconds.
  static func time(_ text: String) throws(CalendarSpecError) -> [CalendarField] {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else {
      throw CalendarSpecError(message: "“\(text)” is not a time; write 18:00 or 18:00:30")
    }
    var fields: [CalendarField] = []
    for part in parts { fields.append(try field(part, in: text)) }
    return parts.count == 2 ? fields + [CalendarField(values: [0])] : fields
  }

  /// A list of `2`, `2..8`, `2/3` or `2..8/3`, or `*`.
  static func field(
    _ text: Substring, in whole: String
  ) throws(CalendarSpecError) -> CalendarField {
    if text == "*" { return .any }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 240 else {
      throw CalendarSpecError(message: "a list in “\(whole)” has more than 240 entries")
    }
    var components: [CalendarField.Component] = []
    for part in parts { components.append(try component(part, in: whole)) }
    return CalendarField(components)
  }

  private static func component(
    _ text: Substring, in whole: String
  ) throws(CalendarSpecError) -> CalendarField.Component {
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2 else { throw bad(text, in: whole) }
    var step: Int?
    if steps.count == 2 {
      let number = try number(steps[1], in: whole)
      guard number > 0 else {
        throw CalendarSpecError(message: "“\(whole)” has a step of 0; it must be at least 1")
      }
      step = number
    }
    guard let dots = steps[0].firstRange(of: "..") else {
      return CalendarField.Component(start: try number(steps[0], in: whole), step: step)
    }
    return CalendarField.Component(
      start: try number(steps[0][..<dots.lowerBound], in: whole),
      stop: try number(steps[0][dots.upperBound...], in: whole), step: step ?? 1)
  }

  private static func number(
    _ text: Substring, in whole: String
  ) throws(CalendarSpecError) -> Int {
    guard text.utf8.count <= 6, let number = Int.digits(text) else { throw bad(text, in: whole) }
    return number
  }

  private static func bad(_ text: Substring, in whole: String) -> CalendarSpecError {
    if text.contains(".") {
      return CalendarSpecError(
        message: "“\(text)” in “\(whole)” is not a whole number; seconds have no fractions")
    }
    return CalendarSpecError(
      message: "“\(text)” in “\(whole)” is not a number; write 2, 2..8, 2/3, a list of them, or *")
  }
}
