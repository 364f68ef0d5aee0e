// A reminder in the words of a command line, and the file with the same meaning. The words are
// written as they are and not interpreted here: the reader of reminder files checks them, so that
// there is one grammar and one set of messages.

import Commands
import ConfigFiles
import Planning
import Routines
import Scheduling

/// Filled by `remind add` and by `setup`; `ReminderWriting` checks `yaml` and writes it.
package struct ReminderDraft: Hashable, Sendable {
  /// Becomes the name of the file.
  package var name: String
  /// The entries of `at:`.
  package var times: [String]
  /// A length, such as `50m`; goes with `between`.
  package var every: String?
  /// One window or several, separated by commas.
  package var between: String?
  /// Ring at the start of the window as well.
  package var isAtStart = false
  /// A systemd calendar expression (systemd.time(7)).
  package var calendar: String?
  /// `weekdays`, `mon,wed`, `every other monday` …; nil: every day.
  package var days: String?
  /// An id; nil: the default routine, unless something is composed.
  package var routine: String?
  /// What to compose instead of playing a routine.
  package var wish: WishWords?
  /// `ask` or `auto`; nil and `ask` are not written, since `ask` is the default.
  package var start: String?
  /// An IANA name; nil: the system's zone.
  package var zone: String?
  /// Start automatically even if no sound can be heard.
  package var isSilent: Bool
  /// The first date, such as `2026-12-01`.
  package var from: String?
  /// The last date.
  package var until: String?
  /// Dates to leave out, separated by commas.
  package var except: String?
  /// How much later it may ring, such as `10m`.
  package var spread: String?
  /// How long a snooze lasts, such as `10m`.
  package var snooze: String?
  /// How long it stays due after it was missed, such as `2h`, or `skip`.
  package var missed: String?

  /// The parts that both `setup` and `remind add` have.
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

  /// Everything that `remind add` takes.
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

  /// The text of the file: one line for each key that was given. What is a default is left out.
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

  /// `key: value`, quoted where YAML demands it; nil without a value.
  private func pair(_ key: String, _ value: String?) -> String? {
    value.map { "\(key): \(RoutineText.quoted($0))" }
  }

  /// The same for lengths, dates and windows, which stay unquoted.
  private func plainPair(_ key: String, _ value: String?) -> String? {
    value.map { "\(key): \(Self.plain($0))" }
  }

  /// A length, a date or a window is written as users write it. Anything else is quoted, so that it
  /// can't change the meaning of the file.
  private static func plain(_ text: String) -> String {
    let isPlain = text.utf8.first.map { (48...57).contains($0) } ?? false
    let hasOnly = text.utf8.allSatisfy {
      (48...58).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    return isPlain && hasOnly && text.utf8.last != UInt8(ascii: ":")
      ? text : RoutineText.quoted(text)
  }

  /// One window as a plain value, several as a list.
  private var windows: String? {
    guard let between else { return nil }
    let spans = between.split(separator: ",").map(Self.trimmed)
    return spans.count == 1 ? plainPair("between", spans[0]) : "between: \(Self.flow(spans))"
  }

  /// “Every other day” needs a first day from which it is counted. Without `from`, it is today.
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

  /// `every other monday` is one phrase and not a list of words.
  private static func daysWords(_ text: String) -> String {
    text.lowercased().hasPrefix("every ") ? RoutineText.quoted(text) : list(text)
  }

  /// Without the spaces at both ends.
  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// `missed: skip`, or `missed: {within: 2h}`.
  private var missedLine: String? {
    missed.map { $0 == "skip" ? "missed: skip" : "missed: {within: \(Self.plain($0))}" }
  }

  /// `compose: {for: 3m, areas: [...]}`; nil when a routine is played.
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

  /// A list in YAML's flow style, each word quoted if need be.
  private static func flow(_ words: [String]) -> String {
    "[\(words.map(RoutineText.quoted).joined(separator: ", "))]"
  }

  /// Words separated by commas or spaces; a single word is written without brackets.
  private static func list(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    return words.count == 1 ? RoutineText.quoted(words[0]) : flow(words)
  }
}
