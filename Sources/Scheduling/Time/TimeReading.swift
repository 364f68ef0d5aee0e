// Reads times of day and windows that users write: in files, on the command line and in `off
// --until`. An ambiguous text is refused, with the likely meaning.

/// Why a text is not a time, a window or a date, as a sentence.
package struct UnreadableTime: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  /// What it is likely to mean.
  package var likely: CivilTime?
  /// It could mean another time as well.
  package var isAmbiguous = false

  init(message: String, likely: CivilTime? = nil, isAmbiguous: Bool = false) {
    self.message = message
    self.likely = likely
    self.isAmbiguous = isAmbiguous
  }

  package var description: String { message }
}

extension CivilTime {
  /// `07:30`, `7:30`, `07:30:15`, `7:30 PM`, `9pm`, `noon` and `midnight`, in any case.
  /// - Throws: why it is not a time; for an ambiguous one such as `9`, with both meanings.
  package init(reading text: String) throws(UnreadableTime) {
    let word = TimeWord(text)
    if let time = word.time {
      self = time
      return
    }
    throw word.failure(of: text)
  }
}

/// A text without its spaces, in lower case, and the suffixes it may have.
private struct TimeWord {
  /// Half of the day.
  private enum Half { case morning, afternoon }

  private let whole: String
  private let numbers: String
  private let half: Half?

  private static let halves: [(suffix: String, half: Half)] = [
    ("am", .morning), ("a.m.", .morning), ("pm", .afternoon), ("p.m.", .afternoon),
  ]

  init(_ text: String) {
    whole = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    ).lowercased()
    let suffix = Self.halves.first { [whole] in whole.hasSuffix($0.suffix) }
    half = suffix?.half
    numbers = String(whole.dropLast(suffix?.suffix.count ?? 0))
  }

  var time: CivilTime? {
    switch whole {
    case "noon": return CivilTime(hour: 12, minute: 0)
    case "midnight": return .midnight
    default: break
    }
    guard let parts = Self.parts(numbers, by: ":"), parts.count > 1 || half != nil else {
      return nil
    }
    guard let half else { return Self.time(parts) }
    guard (1...12).contains(parts[0]) else { return nil }
    return Self.time([parts[0] % 12 + (half == .afternoon ? 12 : 0)] + parts.dropFirst())
  }

  func failure(of text: String) -> UnreadableTime {
    if half == nil, let parts = Self.parts(numbers, by: ":"), parts.count == 1 {
      return Self.failure(of: text, hour: parts[0])
    }
    if numbers == "24:00" {
      return UnreadableTime(
        message: "“\(text)” is the end of a day, not a time in it; did you mean 00:00?",
        likely: .midnight)
    }
    guard let likely else {
      return UnreadableTime(message: "“\(text)” is not a time; write 07:30, 07:30:15 or 7:30 PM")
    }
    return UnreadableTime(
      message: "“\(text)” is not a time; did you mean \(likely.short)?", likely: likely)
  }

  /// A number alone.
  private static func failure(of text: String, hour: Int) -> UnreadableTime {
    guard let time = CivilTime(hour: hour % 24, minute: 0), hour <= 24 else {
      return UnreadableTime(message: "“\(text)” is not a time; write 07:30, 07:30:15 or 7:30 PM")
    }
    guard (1...12).contains(hour), let other = CivilTime(hour: (hour + 12) % 24, minute: 0) else {
      return UnreadableTime(
        message: "“\(text)” is not a time; did you mean \(time.short)?", likely: time)
    }
    return UnreadableTime(
      message: "“\(text)” could be \(time.short) or \(other.short); write one of them",
      likely: time, isAmbiguous: true)
  }

  /// `0730`, `7.30`, `7h30`, `13:30pm`.
  private var likely: CivilTime? {
    if half != nil, let parts = Self.parts(numbers, by: ":") { return Self.time(parts) }
    for separator: Character in [".", "h"] {
      guard let parts = Self.parts(numbers, by: separator), parts.count > 1 else { continue }
      return Self.time(parts)
    }
    guard (3...4).contains(numbers.utf8.count), let number = Int.digits(numbers) else { return nil }
    return CivilTime(hour: number / 100, minute: number % 100)
  }

  private static func time(_ parts: [Int]) -> CivilTime? {
    CivilTime(
      hour: parts[0], minute: parts.count > 1 ? parts[1] : 0, second: parts.count > 2 ? parts[2] : 0
    )
  }

  /// One to three numbers: the first of one or two digits, the others of two.
  private static func parts(_ text: String, by separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int.digits($0) }
    guard (1...3).contains(parts.count), numbers.count == parts.count,
      parts[0].utf8.count <= 2, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    return numbers
  }
}

extension CivilTime {
  /// `07:30`, or `07:30:15` if there are seconds.
  package var short: String { second == 0 ? String(description.prefix(5)) : description }
}

/// Two times separated by a hyphen.
package struct ClockSpan: Hashable, Sendable {
  package let from: CivilTime
  /// Seconds of a day, 0 to 86400 (24:00).
  package let to: Int

  /// `09:00-17:30`, `9am-5:30pm`, `9:00 – 17:30`, `22:00 to 7:00`; the end may be `24:00`.
  /// - Parameters:
  ///   - kind: what it is called in the error.
  ///   - example: what the error suggests.
  package init(
    reading text: String, kind: String = "window", example: String
  ) throws(UnreadableTime) {
    guard let parts = Self.halves(of: text) else {
      throw UnreadableTime(message: "“\(text)” is not a \(kind); write \(example)")
    }
    do throws(UnreadableTime) {
      from = try CivilTime(reading: parts.from)
      to = Self.isEndOfDay(parts.to) ? 86_400 : try CivilTime(reading: parts.to).secondOfDay
    } catch {
      throw UnreadableTime(
        message: "“\(text)” is not a \(kind); "
          + (Self.likely(parts).map { "did you mean \($0)?" } ?? "write \(example)"))
    }
  }

  private static func isEndOfDay(_ text: String) -> Bool {
    text.filter { $0 != " " } == "24:00"
  }

  private static func halves(of text: String) -> (from: String, to: String)? {
    for separator in ["-", "–", "—", " to "] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      if parts.count == 2, parts.allSatisfy({ $0.contains { $0 != " " } }) {
        return (String(parts[0]), String(parts[1]))
      }
    }
    return nil
  }

  /// `9-5` and `9-5pm` usually mean working hours.
  private static func likely(_ parts: (from: String, to: String)) -> String? {
    func time(_ text: String) -> (CivilTime, isSure: Bool)? {
      do throws(UnreadableTime) {
        return (try CivilTime(reading: text), true)
      } catch {
        return error.likely.map { ($0, false) }
      }
    }
    guard let (from, _) = time(parts.from), let (end, isSure) = time(parts.to) else { return nil }
    let isNight = !isSure && end <= from && end.hour < 12 && end.hour + 12 > from.hour
    let later = isNight ? CivilTime(hour: end.hour + 12, minute: end.minute) : end
    return later.map { "\(from.short)-\($0.short)" }
  }
}
