// Reminders as people write them: what each key means, and what is told when one is wrong.

import Scheduling
import Testing

@testable import ConfigFiles

private var zones: Names {
  Names(has: { $0 == "Europe/Berlin" }, all: { ["Asia/Tokyo", "Europe/Berlin"] })
}

private func read(_ text: String, spreadSeed: UInt64 = 0) throws(BadFile) -> Reminder {
  try ReminderFile.read(
    text, name: "desk", file: "desk.yaml",
    in: Surroundings(defaultRoutine: "lower-back", zones: zones, spreadSeed: spreadSeed)
  ).reminder
}

/// What `at: 07:30` gives, but for what is named.
private func desk(
  routine: String = "lower-back", start: StartPolicy = .ask, zone: String? = nil,
  isEnabled: Bool = true, isSilent: Bool = false, missed: MissedPolicy = .standard
) -> Reminder {
  Reminder(
    name: "desk", times: [CivilTime(hour: 7, minute: 30)!], routine: routine, start: start,
    zone: zone, isEnabled: isEnabled, isSilent: isSilent, missed: missed)
}

/// The calendar expressions that it comes to.
private func written(_ reminder: Reminder) -> [String] {
  guard case .calendar(let specs) = reminder.rule else { return [] }
  return specs.map(\.description)
}

@Suite struct ReminderFileTests {
  // Unquoted, YAML 1.1 reads 15:00 as 900 and 07:30:15 as 27015.
  @Test(arguments: [
    ("at: \"07:30\"", "07:30:00"), ("at: 07:30", "07:30:00"), ("at: 15:00", "15:00:00"),
    ("at: 07:30:15", "07:30:15"), ("at: '00:00'", "00:00:00"), ("at: 23:59:59", "23:59:59"),
    ("at: [\"15:00\", 07:30]", "07:30:00 15:00:00"), ("at: [07:30, 07:30:00]", "07:30:00"),
    ("at:\n  - 07:30\n  - 09:00", "07:30:00 09:00:00"),
  ])
  func timesAreTakenAsTheyAreWritten(text: String, expected: String) throws {
    #expect(try written(read(text)) == expected.split(separator: " ").map { "*-*-* \($0)" })
  }

  @Test(arguments: [
    ("daily", "1234567"), ("weekdays", "12345"), ("weekends", "67"), ("mon", "1"), ("tue", "2"),
    ("wed", "3"), ("thu", "4"), ("fri", "5"), ("sat", "6"), ("sun", "7"), ("Mon", "1"),
    ("[mon, wed, fri]", "135"), ("[weekends, fri]", "567"), ("[sun, sun]", "7"),
  ])
  func everyWordForDaysIsUnderstood(text: String, expected: String) throws {
    let days = Set(expected.map { Weekday(rawValue: Int(String($0))!)! })
    let rule = ReminderRule.at([CivilTime(hour: 7, minute: 30)!], on: days)
    #expect(try read("at: 07:30\ndays: \(text)").rule == rule)
  }

  @Test(arguments: [
    ("", desk()),
    ("routine: arms", desk(routine: "arms")),
    ("start: auto", desk(start: .auto)), ("start: ask", desk()),
    ("zone: Europe/Berlin", desk(zone: "Europe/Berlin")),
    ("silent: true", desk(isSilent: true)), ("silent: no", desk()),
    ("missed: skip", desk(missed: .skip)),
    ("missed: {within: 2h}", desk(missed: .within(seconds: 7200))),
    ("missed: {within: 1m}", desk(missed: .within(seconds: 60))),
    ("missed: {within: 168h}", desk(missed: .within(seconds: 7 * 86_400))),
    ("enabled: false", desk(isEnabled: false)), ("enabled: true", desk()),
  ])
  func everyOtherKeyMaySayWhatIsNotUsual(text: String, expected: Reminder) throws {
    #expect(try read("at: 07:30\n\(text)") == expected)
  }

  @Test func aFileThatOnlyTurnsItOffIsAMask() throws {
    let mask = try read("enabled: false")
    #expect(!mask.isEnabled)
    #expect(mask.name == "desk")
    #expect(
      faults { () throws(BadFile) in try read("enabled: true") } == [
        "1:1: “at”, “every” or “calendar” is missing: it says when"
      ])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    ("# nothing but a comment", "1:1: the file is empty"),
    ("07:30", "1:1: expected at, every, between …, found “07:30”"),
    ("- at: 07:30", "1:1: expected at, every, between …, found a list"),
    ("days: daily", "1:1: “at”, “every” or “calendar” is missing: it says when"),
    ("at: 25:00", "1:5: “25:00” is not a time; write two digits each, 07:30 or 07:30:15"),
    ("at: 7:30", "1:5: “7:30” is not a time; write two digits each, 07:30 or 07:30:15"),
    ("at: 24:00", "1:5: “24:00” is not a time; write two digits each, 07:30 or 07:30:15"),
    (
      "at: [07:30, 07:60]",
      "1:13: “07:60” is not a time; write two digits each, 07:30 or 07:30:15"
    ),
    ("at: []", "1:5: expected a time such as 07:30"),
    ("at:", "1:4: expected a time such as 07:30, found nothing"),
    ("at: {hour: 7}", "1:5: expected a list, found a mapping"),
    ("at: [[07:30]]", "1:6: expected a time such as 07:30, found a list"),
    ("at: 07:30\ndays: []", "2:7: expected a day such as mon"),
    (
      "at: 07:30\ndays: {mon: true}",
      "2:7: expected a list, found a mapping"
    ),
    ("at: 07:30\nroutin: arms", "2:1: “routin” is not a key here; did you mean “routine”?"),
    ("at: 07:30\nsnooze: 5m", "2:9: expected by, limit …, found “5m”"),
    ("at: 07:30\nsnooze: {by: 30s}", "2:14: 30s is not within 1m to 12h"),
    ("at: 07:30\nsnooze: {limit: -1}", "2:17: -1 is not within 0 to 100"),
    ("at: 07:30\nevery: 50m", "2:8: “at” says when already; write one of them"),
    ("every: 50m", "1:1: “between” is missing"),
    ("every: 30s\nbetween: 09:00-17:00", "1:8: 30s is not within 1m to 24h"),
    (
      "every: 50m\nbetween: 09:00-09:00",
      "2:10: “09:00-09:00” has no length; the whole day is 00:00-24:00"
    ),
    ("every: 50m\nbetween: 9-17", "2:10: “9-17” is not a window; write 09:00-17:30"),
    ("every: 50m\nbetween: 09:00-24:30", "2:10: “09:00-24:30” is not a window; write 09:00-17:30"),
    (
      "every: 2h\nbetween: 09:00-11:00",
      "1:8: nothing comes: the first is 2h after the start, and the window is no longer"
    ),
    (
      "every: 50m\nbetween: 09:00-17:00\nmissed: {within: 1h}",
      "3:9: a missed “every” is always skipped, since the next one comes soon"
    ),
    ("at: 07:30\nbetween: 09:00-17:00", "2:10: “between” does not go with “at”"),
    ("calendar: Fri 18:00\ndays: weekdays", "2:7: “days” does not go with “calendar”"),
    ("calendar: '*-04-31'", "1:11: “*-04-31” can never come: no such day exists"),
    (
      "calendar: Frei 18:00",
      "1:11: “Frei” is no weekday; write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
    ),
    (
      "calendar: '*:*:0/10'",
      "1:11: “*:*:0/10” comes more than once in a minute, which nobody can follow"
    ),
    (
      "calendar: 18:00 Europe/Berlim",
      "1:11: there is no zone “Europe/Berlim”; did you mean “Europe/Berlin”?"
    ),
    (
      "calendar: 18:00 Europe/Berlin\nzone: Europe/Berlin",
      "2:7: the expression names its zone already; write it in one place"
    ),
    (
      "calendar: [18:00 Europe/Berlin, '19:00']",
      "1:11: all expressions of a reminder are in one zone; write the others apart"
    ),
    ("calendar: []", "1:11: expected an expression such as Mon 18:00"),
    ("at: 07:30\nfrom: 2026-02-30", "2:7: there is no day 2026-02-30"),
    ("at: 07:30\nuntil: tomorrow", "2:8: “tomorrow” is not a date; write 2026-12-24"),
    (
      "at: 07:30\nfrom: 2026-12-02\nuntil: 2026-12-01",
      "3:8: it ends before it begins, on 2026-12-02"
    ),
    ("at: 07:30\nexcept: [2026-12-24, 12-25]", "2:22: “12-25” is not a date; write 2026-12-24"),
    ("at: 07:30\nspread: 0s", "2:9: 0s is not within 1s to 24h"),
    (
      "at: 07:30\nroutine: lower-back\ncompose: {for: 3m}",
      "2:10: “routine” and “compose” are two answers; one of them is enough"
    ),
    ("at: 07:30\ncompose: {for: 0s}", "2:16: 0s is not within 2m to 1h"),
    ("at: 07:30\nroutine: [arms]", "2:10: expected some text, found a list"),
    (
      "at: 07:30\nstart: atuo",
      "2:8: “atuo” is not one of ask, auto; did you mean “auto”?"
    ),
    ("at: 07:30\nsilent: maybe", "2:9: “maybe” is not true or false"),
    ("at: 07:30\nenabled: 0", "2:10: “0” is not true or false"),
    (
      "at: 07:30\nzone: Europe/Berlim",
      "2:7: there is no zone “Europe/Berlim”; did you mean “Europe/Berlin”?"
    ),
    ("at: 07:30\nzone:", "2:6: expected some text, found nothing"),
    ("at: 07:30\nmissed: never", "2:9: expected skip or {within: 1h}"),
    ("at: 07:30\nmissed:", "2:8: expected skip or {within: 1h}, found nothing"),
    ("at: 07:30\nmissed: {}", "2:9: “within” is missing"),
    (
      "at: 07:30\nmissed: {witin: 2h}",
      "2:10: “witin” is not a key here; did you mean “within”?\n2:9: “within” is missing"
    ),
    (
      "at: 07:30\nmissed: {within: 2}",
      "2:18: “2” is not a length of time; write 20s, 1m30s or 500ms"
    ),
    ("at: 07:30\nmissed: {within: 59s}", "2:18: 59s is not within 1m to 168h"),
    ("at: 07:30\nmissed: {within: 169h}", "2:18: 169h is not within 1m to 168h"),
    ("at: 07:30\nat: 08:00", "1:1: “at” is given twice"),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    let told = faults { () throws(BadFile) in try read(text) }
    #expect(told.joined(separator: "\n") == expected)
  }

  @Test(arguments: [
    ("weekday", "weekdays"), ("dayly", "daily"), ("weekend", "weekends"), ("mno", "mon"),
    ("thr", "thu"), ("tues", "tue"),
  ])
  func aMisspeltDayIsToldWithTheNearestRightOne(word: String, nearest: String) {
    #expect(
      faults { () throws(BadFile) in try read("at: 07:30\ndays: [\(word)]") } == [
        "2:8: “\(word)” is not daily, weekdays, weekends or one of mon tue wed thu fri sat sun; "
          + "did you mean “\(nearest)”?"
      ])
  }

  @Test(arguments: [
    ("at: 07:30\nroutine: arsm", ["2:10: there is no routine “arsm”; did you mean “arms”?"]),
    // The settings name it, and the file is no worse in one place than in another.
    ("at: 07:30", ["1:1: there is no routine “lower-back”"]),
    ("at: 07:30\nroutine: arms", []), ("at: 07:30\nroutine: arsm\nenabled: false", []),
  ])
  func aRoutineThatDoesNotExistIsToldAndTheReminderStays(
    text: String, expected: [String]
  ) throws {
    let arms = Names(has: { $0 == "arms" }, all: { ["arms"] })
    let read = try ReminderFile.read(
      text, name: "desk", file: "desk.yaml",
      in: Surroundings(defaultRoutine: "lower-back", routines: arms))
    #expect(read.remarks.map { "\($0.line):\($0.column): \($0.message)" } == expected)
  }

  @Test func everyKeyIsTaken() throws {
    let every = try read(
      """
      every: 50m
      between: 22:00-02:00
      days: [mon, tue]
      at-start: true
      from: 2026-12-01
      until: 2027-01-31
      except: [2026-12-24, 2026-12-25]
      spread: 10m
      snooze: {by: 5m, limit: 2}
      compose: {for: 3m, positions: [standing, seated]}
      """, spreadSeed: 1234)
    let window = try #require(
      DayWindow(from: CivilTime(hour: 22, minute: 0)!, to: 2 * 3600))
    let rule = try #require(
      EveryRule(
        interval: 3000, window: window, days: [.monday, .tuesday], includesStart: true))
    #expect(every.rule == .every(rule))
    #expect(every.missed == .skip)
    #expect(
      every.dates.description == "from 2026-12-01 until 2027-01-31 except 2026-12-24,2026-12-25")
    #expect(every.delay == 1234 % 600)
    #expect(every.snooze == SnoozePolicy(by: 300, limit: 2))
    #expect(every.routine == "composed")

    let friday = try read("calendar: Fri *-*-15..21 18:00 Europe/Berlin")
    #expect(written(friday) == ["Fri *-*-15..21 18:00:00 Europe/Berlin"])
    #expect(friday.zone == "Europe/Berlin")
    #expect(try read("calendar: [daily, '12:00']\nzone: Europe/Berlin").zone == "Europe/Berlin")
  }

  @Test func aReminderHasAtMostAHundredTimes() throws {
    let times = (0...100).map { "\($0 < 60 ? "07" : "08"):\($0 % 60 < 10 ? "0" : "")\($0 % 60)" }
    #expect(try written(read("at: [\(times.dropLast().joined(separator: ", "))]")).count == 100)
    let told = faults { () throws(BadFile) in
      try read("at:\n" + times.map { "  - \($0)\n" }.joined())
    }
    #expect(told == ["102:5: a reminder has at most 100 times"])
  }

  @Test func allFaultsOfAFileAreToldAtOnce() {
    let text = "at: 25:00\ndays: [xxxxxx]\nstart: atuo\nsilent: maybe\nmissed: 1h"
    let lines = faults { () throws(BadFile) in try read(text) }.map { $0.prefix(2) }
    #expect(lines.sorted() == ["1:", "2:", "3:", "4:", "5:"])
  }
}
