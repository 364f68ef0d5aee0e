// A reminder in the plain words of a command line, and the file that says the same.

import Commands
import ConfigFiles
import Planning
import Routines
import Scheduling

package struct ReminderDraft: Hashable, Sendable {
  package var name: String
  package var times: [String]
  package var every: String?
  package var between: String?
  package var isAtStart = false
  package var calendar: String?
  package var days: String?
  package var routine: String?
  /// What is composed instead of a routine.
  package var wish: WishWords?
  package var start: String?
  package var zone: String?
  package var isSilent: Bool
  package var from: String?
  package var until: String?
  package var except: String?
  package var spread: String?
  package var snooze: String?
  package var missed: String?

  package init(
    name: String, times: [String], days: String? = nil, routine: String? = nil,
    start: String? = nil, zone: String? = nil, isSilent: Bool = false
  ) {
    self.name = name
    self.times = times
    self.days = days
    self.routine = routine
    self.start = start
    self.zone = zone
    self.isSilent = isSilent
  }

  init(_ command: RemindAddCommand) {
    self.init(
      name: command.name, times: command.times, days: command.days, routine: command.routine,
      start: command.auto ? "auto" : "ask", zone: command.zone, isSilent: command.silent)
    (every, between, isAtStart) = (command.every, command.between, command.atStart)
    calendar = command.calendar
    wish = WishWords(command.wish)
    (from, until, except) = (command.from, command.until, command.except)
    (spread, snooze, missed) = (command.spread, command.snooze, command.missed)
  }

  var yaml: String {
    let lines: [String?] = [
      times.isEmpty ? nil : "at: \(Self.flow(times))", plainPair("every", every),
      windows, isAtStart ? "at-start: true" : nil, pair("calendar", calendar),
      days.map { "days: \(Self.daysWords($0))" }, pair("routine", routine), compose,
      start == "ask" ? nil : pair("start", start), isSilent ? "silent: true" : nil,
      pair("zone", zone), plainPair("from", from), plainPair("until", until),
      except.map { "except: \(Self.list($0))" }, plainPair("spread", spread),
      snooze.map { "snooze: {by: \(Self.plain($0))}" }, missedLine,
    ]
    return lines.compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  private func pair(_ key: String, _ value: String?) -> String? {
    value.map { "\(key): \(RoutineText.quoted($0))" }
  }

  private func plainPair(_ key: String, _ value: String?) -> String? {
    value.map { "\(key): \(Self.plain($0))" }
  }

  /// A length, a date or a window as people write it; quoted when it is anything else.
  private static func plain(_ text: String) -> String {
    let isPlain = text.utf8.first.map { (48...57).contains($0) } ?? false
    let hasOnly = text.utf8.allSatisfy {
      (48...58).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    return isPlain && hasOnly && text.utf8.last != UInt8(ascii: ":")
      ? text : RoutineText.quoted(text)
  }

  private var windows: String? {
    guard let between else { return nil }
    let spans = between.split(separator: ",").map(Self.trimmed)
    return spans.count == 1 ? plainPair("between", spans[0]) : "between: \(Self.flow(spans))"
  }

  /// Every other day or week is counted from today, unless another first date is said.
  func counted(from today: CivilDate) -> ReminderDraft {
    guard from == nil, let words = days?.lowercased().split(separator: " "), words.count > 1,
      words[0] == "every"
    else { return self }
    let isCounted =
      ["other", "second", "2nd", "week"].contains(words[1]) || Int(words[1]) ?? 1 > 1
    var draft = self
    if isCounted { draft.from = "\(today)" }
    return draft
  }

  /// Every other day or week is one phrase.
  private static func daysWords(_ text: String) -> String {
    text.lowercased().hasPrefix("every ") ? RoutineText.quoted(text) : list(text)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private var missedLine: String? {
    missed.map { $0 == "skip" ? "missed: skip" : "missed: {within: \(Self.plain($0))}" }
  }

  private var compose: String? {
    wish.map { wish in
      var parts = ["for: \(wish.length.inHours)"]
      for (key, words) in [
        ("areas", wish.areas), ("positions", wish.positions), ("without", wish.without),
      ] where !words.isEmpty {
        parts.append("\(key): \(Self.flow(words))")
      }
      if let level = wish.level { parts.append("level: \(level)") }
      return "compose: {\(parts.joined(separator: ", "))}"
    }
  }

  private static func flow(_ words: [String]) -> String {
    "[\(words.map(RoutineText.quoted).joined(separator: ", "))]"
  }

  /// Words that are separated by commas; one of them stands alone.
  private static func list(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    return words.count == 1 ? RoutineText.quoted(words[0]) : flow(words)
  }
}
