// The rule of a zone after the last transition in its file: a POSIX TZ string, with the extension
// of RFC 9636 (hours from -167 to 167).

struct PosixZone: Hashable, Sendable {
  /// Seconds east of UTC.
  var standardOffset: Int
  var daylight: Daylight?

  struct Daylight: Hashable, Sendable {
    var offset: Int
    var start: YearlyRule
    var end: YearlyRule
  }

  /// `CET-1CEST,M3.5.0,M10.5.0/3`; nil for anything else.
  init?(_ text: String) {
    var scanner = PosixZoneScanner(text)
    guard scanner.name(), let west = scanner.time() else { return nil }
    standardOffset = -west
    if scanner.isAtEnd { return }
    guard scanner.name() else { return nil }
    var offset = standardOffset + 3600
    if !scanner.take(",") {
      guard let west = scanner.time(), scanner.take(",") else { return nil }
      offset = -west
    }
    guard let start = scanner.rule(), scanner.take(","), let end = scanner.rule(), scanner.isAtEnd
    else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }

  func offset(atSecond second: Int64) -> Int {
    guard let daylight else { return standardOffset }
    let year = CivilDateTime(secondsSinceEpoch: second + Int64(standardOffset)).date.year
    // Both changes of the years around it: a rule may extend past the turn of the year.
    var last: (at: Int64, offset: Int)?
    for year in (year - 1)...(year + 1) {
      let start = daylight.start.second(in: year) - Int64(standardOffset)
      let end = daylight.end.second(in: year) - Int64(daylight.offset)
      for change in [(at: start, offset: daylight.offset), (at: end, offset: standardOffset)]
      where change.at <= second && change.at >= last?.at ?? .min {
        last = change
      }
    }
    return last?.offset ?? standardOffset
  }
}

/// A day of every year, and a time on it.
struct YearlyRule: Hashable, Sendable {
  enum Day: Hashable, Sendable {
    /// `Jn`, 1 to 365; 29 February is not counted.
    case julian(Int)
    /// `n`, 0 to 365.
    case ordinal(Int)
    /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m; the fifth is the last.
    case weekday(month: Int, week: Int, day: Int)
  }

  var day: Day
  /// From local midnight; may lie on another day.
  var seconds: Int

  /// Seconds since the epoch, on the local clock.
  func second(in year: Int) -> Int64 {
    Int64(date(in: year)) * 86_400 + Int64(seconds)
  }

  /// Days since the epoch.
  private func date(in year: Int) -> Int {
    let clamped = min(max(year, 1), 9999)
    func first(of month: Int) -> Int {
      CivilDate(year: clamped, month: month, day: 1)!.daysSinceEpoch
    }
    switch day {
    case .julian(let n):
      return first(of: 1) + n - 1 + (CivilDate.isLeap(clamped) && n >= 60 ? 1 : 0)
    case .ordinal(let n): return first(of: 1) + n
    case .weekday(let month, let week, let day):
      let start = first(of: month)
      let startDay = CivilDate(daysSinceEpoch: start).weekday.rawValue % 7
      let found = start + (day - startDay + 7) % 7 + (week - 1) * 7
      return found < start + CivilDate.days(in: month, of: clamped) ? found : found - 7
    }
  }
}

private struct PosixZoneScanner {
  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// `CET` or `<+03>`: three characters or more.
  mutating func name() -> Bool {
    if take("<") {
      let quoted = rest.prefix { $0 != ">" }
      rest = rest.dropFirst(quoted.count)
      return quoted.count >= 3 && take(">")
    }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 3, let value = Int(digits), range.contains(value) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let negative = take("-")
    if !negative { _ = take("+") }
    guard let hours = number(0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let value = number(0...59) else { return nil }
      seconds += value * unit
    }
    return negative ? -seconds : seconds
  }

  mutating func rule() -> YearlyRule? {
    guard let day = day() else { return nil }
    guard take("/") else { return YearlyRule(day: day, seconds: 7200) }
    return time().map { YearlyRule(day: day, seconds: $0) }
  }

  private mutating func day() -> YearlyRule.Day? {
    if take("J") { return number(1...365).map { .julian($0) } }
    guard take("M") else { return number(0...365).map { .ordinal($0) } }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."),
      let day = number(0...6)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }
}
