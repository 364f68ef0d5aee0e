// Reminders as people write them: what each key means, and what is told when one is wrong.

import Routines
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
    ("monday", "1"), ("Sunday", "7"), ("mon-fri", "12345"), ("Mon..Wed", "123"),
    ("fri-mon", "1567"), ("monday-thursday", "1234"), ("[mon-wed, saturday]", "1236"),
    ("mon, wed", "13"), ("mon and thu", "14"), ("every monday", "1"), ("every day", "1234567"),
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
        "1:1: one of “at”, “every” and “calendar” is required"
      ])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    ("# nothing but a comment", "1:1: the file is empty"),
    ("07:30", "1:1: expected at, every, between …, found “07:30”"),
    ("- at: 07:30", "1:1: expected at, every, between …, found a list"),
    ("days: daily", "1:1: one of “at”, “every” and “calendar” is required"),
    ("at: 25:00", "1:5: “25:00” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("at: 24:00", "1:5: “24:00” is the end of a day, not a time in it; did you mean 00:00?"),
    ("at: [07:30, 07:60]", "1:13: “07:60” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("at: 9", "1:5: “9” could be 09:00 or 21:00; write one of them"),
    ("at: 7.30", "1:5: “7.30” is not a time; did you mean 07:30?"),
    (
      "at: '0 9 * * 1-5'",
      "1:5: “0 9 * * 1-5” is a cron line; write calendar: 'Mon..Fri 09:00'"
    ),
    (
      "calendar: '30 7 1 * mon'",
      "1:11: “30 7 1 * mon” is a cron line; write calendar: "
        + "['*-*-01 07:30', 'Mon 07:30']"
    ),
    (
      "at: 07:30\nevery: 2d",
      "2:8: “every” counts minutes and hours in a window; for days, write at: 09:00 and "
        + "days: every 2 days"
    ),
    (
      "every: 1 week\nfrom: 2026-12-01",
      "1:8: “every” counts minutes and hours in a window; for days, write at: 09:00 and "
        + "days: every 1 week"
    ),
    (
      "at: 07:30\ndays: every other day",
      "2:7: “every other day” needs a first date to count from, for example from: 2026-11-30"
    ),
    (
      "at: 07:30\ndays: every 2nd monday\nfrom: 2026-11-30",
      "2:7: “every 2nd monday” could mean weeks or the days of each month; write days: every other "
        + "mon, or calendar: 'Mon *-*-08..14 09:00'"
    ),
    (
      "at: 07:30\ndays: every other weekday\nfrom: 2026-11-30",
      "2:7: “every other weekday” is not understood; write every other day, every 3 days, every "
        + "other monday, or every 2 weeks on mon, thu"
    ),
    (
      "at: 07:30\ndays: every 53 weeks on mon\nfrom: 2026-11-30",
      "2:7: 53 weeks is not within 1 to 52 weeks"
    ),
    (
      "every: 1h\nbetween: [09:00-12:00, 11:00-17:00]",
      "2:24: the window overlaps one before it; write them as one"
    ),
    (
      "every: 1h\nbetween: [22:00-02:00, 01:00-03:00]",
      "2:24: the window overlaps one before it; write them as one"
    ),
    (
      "every: 2h\nbetween: [09:00-12:00, 13:00-15:00]",
      "1:8: nothing will ring: the first is 2h after the start, and one of the windows is no "
        + "longer than that"
    ),
    ("every: 1h\nbetween: []", "2:10: expected a window such as 09:00-17:30"),
    ("at: 07:30\nfrom: 24.12.2026", "2:7: “24.12.2026” is not a date; did you mean 2026-12-24?"),
    (
      "at: 07:30\nuntil: 1/2/2027",
      "2:8: “1/2/2027” is not a date; did you mean 2027-01-02 or 2027-02-01?"
    ),
    (
      "at: 07:30\nexcept: 2027-01-02..2026-12-24",
      "2:9: “2027-01-02..2026-12-24” ends before it begins"
    ),
    (
      "at: 07:30\nexcept: 2026-01-01..2029-01-01",
      "2:9: at most 1000 dates may be left out; “from” and “until” have no limit"
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
    ("at: 07:30\nevery: 50m", "2:8: “at” already sets the times; use only one of them"),
    ("every: 50m", "1:1: “between” is missing"),
    ("every: 30s\nbetween: 09:00-17:00", "1:8: 30s is not within 1m to 24h"),
    (
      "every: 50m\nbetween: 09:00-09:00",
      "2:10: “09:00-09:00” has no length; the whole day is 00:00-24:00"
    ),
    ("every: 50m\nbetween: 9-17", "2:10: “9-17” is not a window; did you mean 09:00-17:00?"),
    ("every: 50m\nbetween: 09:00-24:30", "2:10: “09:00-24:30” is not a window; write 09:00-17:30"),
    (
      "every: 2h\nbetween: 09:00-11:00",
      "1:8: nothing will ring: the first is 2h after the start, and the window is no longer "
        + "than that"
    ),
    (
      "every: 50m\nbetween: 09:00-17:00\nmissed: {within: 1h}",
      "3:9: a missed “every” is always skipped, since the next one comes soon"
    ),
    ("at: 07:30\nbetween: 09:00-17:00", "2:10: “between” does not go with “at”"),
    ("calendar: Fri 18:00\ndays: weekdays", "2:7: “days” does not go with “calendar”"),
    ("calendar: '*-04-31'", "1:11: “*-04-31” can never match, since no such day exists"),
    (
      "calendar: Frei 18:00",
      "1:11: “Frei” is not a weekday; write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
    ),
    (
      "calendar: '*:*:0/10'",
      "1:11: “*:*:0/10” matches more than once a minute, which is too often"
    ),
    (
      "calendar: 18:00 Europe/Berlim",
      "1:11: there is no zone “Europe/Berlim”; did you mean “Europe/Berlin”?"
    ),
    (
      "calendar: 18:00 Europe/Berlin\nzone: Europe/Berlin",
      "2:7: the expression already names a zone; give it only once"
    ),
    (
      "calendar: [18:00 Europe/Berlin, '19:00']",
      "1:11: all expressions must be in one zone; write several reminders"
    ),
    ("calendar: []", "1:11: expected an expression such as Mon 18:00"),
    ("at: 07:30\nfrom: 2026-02-30", "2:7: there is no day 2026-02-30"),
    ("at: 07:30\nuntil: tomorrow", "2:8: “tomorrow” is not a date; write 2026-12-24"),
    (
      "at: 07:30\nfrom: 2026-12-02\nuntil: 2026-12-01",
      "3:8: the last date is before the first, 2026-12-02"
    ),
    ("at: 07:30\nexcept: [2026-12-24, 12-25]", "2:22: “12-25” is not a date; write 2026-12-24"),
    ("at: 07:30\nspread: 0s", "2:9: 0s is not within 1s to 24h"),
    (
      "at: 07:30\nroutine: lower-back\ncompose: {for: 3m}",
      "2:10: “routine” and “compose” can't be combined"
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
    let wish = Wish(length: .seconds(180), positions: [.seated, .standing])
    #expect(every.wish == WishKey(wish.key))

    let friday = try read("calendar: Fri *-*-15..21 18:00 Europe/Berlin")
    #expect(written(friday) == ["Fri *-*-15..21 18:00:00 Europe/Berlin"])
    #expect(friday.zone == "Europe/Berlin")
    #expect(try read("calendar: [daily, '12:00']\nzone: Europe/Berlin").zone == "Europe/Berlin")
  }

  @Test(arguments: [
    ("every other day", "1234567", "every 2 days counted from 2026-11-25"),
    ("every second day", "1234567", "every 2 days counted from 2026-11-25"),
    ("every 3 days", "1234567", "every 3 days counted from 2026-11-25"),
    // The weekday of the first date, as an RRULE has it.
    ("every other week", "3", "every 2 weeks counted from 2026-11-25"),
    ("every week", "3", ""),
    // Its first Monday is the first turn.
    ("every other monday", "1", "every 2 weeks counted from 2026-11-30"),
    ("every other mon and thu", "14", "every 2 weeks counted from 2026-11-26"),
    ("every 4 weeks on mon, thu", "14", "every 4 weeks counted from 2026-11-26"),
    ("every 2 weeks on mon-fri", "12345", "every 2 weeks counted from 2026-11-25"),
    ("every other weekends", "67", "every 2 weeks counted from 2026-11-28"),
  ])
  func everyOtherDayOrWeekIsCountedFromTheFirstDate(
    words: String, days: String, cycle: String
  ) throws {
    let reminder = try read("at: 07:30\ndays: \(words)\nfrom: 2026-11-25")
    let weekdays = Set(days.map { Weekday(rawValue: Int(String($0))!)! })
    #expect(reminder.rule == .at([CivilTime(hour: 7, minute: 30)!], on: weekdays))
    #expect(
      reminder.dates.description
        == (cycle.isEmpty ? "" : "\(cycle) ") + "from 2026-11-25")
  }

  @Test func severalWindowsAndSpansOfDatesAreTaken() throws {
    let desk = try read(
      """
      every: 1h
      between: [13:00 - 17:00, 9am-noon]
      except: [2026-12-24..2026-12-26, 2027-01-01]
      """)
    let windows = [
      DayWindow(from: CivilTime(hour: 9, minute: 0)!, to: 12 * 3600)!,
      DayWindow(from: CivilTime(hour: 13, minute: 0)!, to: 17 * 3600)!,
    ]
    let days = Set(Weekday.allCases)
    #expect(
      desk.rule == .every(try #require(EveryRule(interval: 3600, windows: windows, days: days))))
    #expect(
      desk.dates.description == "except 2026-12-24,2026-12-25,2026-12-26,2027-01-01")
  }

  @Test(arguments: [
    ("09:00-17:30", []), ("20:00-08:00", []),
    ("5:00-17:30", ["2:10: “5:00-17:30” is a window of 13 hours; is that intended?"]),
    (
      "17:00-9:00",
      ["2:10: “17:00-9:00” is a window of 16 hours, which ends on the next day; is that intended?"]
    ),
  ])
  func aWindowOfMoreThanHalfADayIsWarnedOf(window: String, expected: [String]) throws {
    let read = try ReminderFile.read(
      "every: 50m\nbetween: \(window)", name: "desk", file: "desk.yaml",
      in: Surroundings(defaultRoutine: "lower-back"))
    #expect(read.remarks.map { "\($0.line):\($0.column): \($0.message)" } == expected)
    #expect(read.remarks.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: [
    ("at: 07:30\nuntil: 2026-11-24", []), ("at: 07:30\nfrom: 2026-11-24", []),
    ("at: 07:30\nuntil: 2026-11-23", ["2:8: 2026-11-23 is in the past, so nothing will ring"]),
    ("at: 07:30\nfrom: 2025-12-01", ["2:7: 2025-12-01 is in the past; is the year right?"]),
    ("at: 07:30\ndays: every 3 days\nfrom: 2025-12-01", []),
    (
      "calendar: ['2025-*-* 09:00', '2027-01-01 09:00']",
      ["1:12: “2025-*-* 09:00” is in the past, so nothing will ring"]
    ),
  ])
  func whatIsPastIsWarnedOfByWhoChecks(text: String, expected: [String]) throws {
    func remarks(_ today: CivilDate?) throws -> [String] {
      try ReminderFile.read(
        text, name: "desk", file: "desk.yaml",
        in: Surroundings(defaultRoutine: "lower-back", today: today)
      ).remarks.map { "\($0.line):\($0.column): \($0.message)" }
    }
    #expect(try remarks(CivilDate(year: 2026, month: 11, day: 24)) == expected)
    #expect(try remarks(nil) == [], "the daemon asks for none")
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
