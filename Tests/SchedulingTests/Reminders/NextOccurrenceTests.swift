// When a reminder comes next: spec × zone × after → expected.

import TestSupport
import Testing

@testable import Scheduling

@Suite struct NextOccurrenceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var what: String
    var days: Set<Weekday> = Set(Weekday.allCases)
    var times: [CivilTime]
    var zone: String
    var after: String
    /// One after the other.
    var expected: [String]

    var testDescription: String { what }
  }

  private static let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

  private static let rows = [
    Row(
      what: "every day", times: times("07:30"), zone: "Europe/Berlin",
      after: "2026-11-24T05:00:00Z",
      expected: ["2026-11-24T07:30:00+01:00", "2026-11-25T07:30:00+01:00"]),
    Row(
      what: "the instant itself is excluded", times: times("07:30"), zone: "Europe/Berlin",
      after: "2026-11-24T07:30:00+01:00", expected: ["2026-11-25T07:30:00+01:00"]),
    Row(
      what: "a millisecond before it is not", times: times("07:30"), zone: "Europe/Berlin",
      after: "2026-11-24T07:29:59.999+01:00", expected: ["2026-11-24T07:30:00+01:00"]),
    Row(
      what: "several times in any order", times: times("17:00", "09:00", "13:15:30", "09:00"),
      zone: "Europe/Berlin", after: "2026-11-24T10:00:00+01:00",
      expected: [
        "2026-11-24T13:15:30+01:00", "2026-11-24T17:00:00+01:00", "2026-11-25T09:00:00+01:00",
      ]),
    Row(
      what: "weekdays", days: weekdays, times: times("09:00"), zone: "Europe/Berlin",
      after: "2026-11-26T09:00:00+01:00",
      expected: [
        "2026-11-27T09:00:00+01:00", "2026-11-30T09:00:00+01:00", "2026-12-01T09:00:00+01:00",
      ]),
    Row(
      what: "weekends", days: [.saturday, .sunday], times: times("00:00", "23:59:59"),
      zone: "Europe/Berlin", after: "2026-11-27T12:00:00+01:00",
      expected: [
        "2026-11-28T00:00:00+01:00", "2026-11-28T23:59:59+01:00", "2026-11-29T00:00:00+01:00",
        "2026-11-29T23:59:59+01:00", "2026-12-05T00:00:00+01:00",
      ]),
    Row(
      what: "one day a week, asked just after it", days: [.tuesday], times: times("07:30"),
      zone: "Europe/Berlin", after: "2026-11-24T07:30:00.001+01:00",
      expected: ["2026-12-01T07:30:00+01:00"]),
    Row(
      what: "over the turn of the year", days: [.friday], times: times("07:30"),
      zone: "Europe/Berlin", after: "2026-12-25T12:00:00Z",
      expected: ["2027-01-01T07:30:00+01:00"]),
    Row(
      what: "a missing time is taken with the offset before the gap", times: times("02:30"),
      zone: "Europe/Berlin", after: "2026-03-28T12:00:00Z",
      expected: ["2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"]),
    Row(
      what: "in a gap the order is that of the instants", times: times("02:45", "03:15"),
      zone: "Europe/Berlin", after: "2026-03-29T00:30:00Z",
      expected: [
        "2026-03-29T03:15:00+02:00", "2026-03-29T03:45:00+02:00", "2026-03-30T02:45:00+02:00",
      ]),
    Row(
      what: "a doubled time comes once, the first time", times: times("02:30"),
      zone: "Europe/Berlin", after: "2026-10-24T12:00:00Z",
      expected: ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"]),
    Row(
      what: "asked between the two of a doubled time", times: times("02:30"),
      zone: "Europe/Berlin", after: "2026-10-25T02:10:00+01:00",
      expected: ["2026-10-26T02:30:00+01:00"]),
    Row(
      what: "half an hour is missing", times: times("02:15"), zone: "Australia/Lord_Howe",
      after: "2026-10-03T12:00:00Z",
      expected: ["2026-10-04T02:45:00+11:00", "2026-10-05T02:15:00+11:00"]),
    Row(
      what: "half an hour is doubled", times: times("01:45"), zone: "Australia/Lord_Howe",
      after: "2026-04-04T12:00:00Z",
      expected: ["2026-04-05T01:45:00+11:00", "2026-04-06T01:45:00+10:30"]),
    Row(
      what: "New York in spring", days: [.sunday], times: times("02:00"), zone: "America/New_York",
      after: "2026-03-02T00:00:00Z",
      expected: ["2026-03-08T03:00:00-04:00", "2026-03-15T02:00:00-04:00"]),
    Row(
      what: "New York in autumn", days: [.sunday], times: times("01:00"), zone: "America/New_York",
      after: "2026-10-31T00:00:00Z",
      expected: ["2026-11-01T01:00:00-04:00", "2026-11-08T01:00:00-05:00"]),
    Row(
      what: "a day that Samoa left out is the day after it, and both are one",
      times: times("07:30"), zone: "Pacific/Apia", after: "2011-12-29T12:00:00-10:00",
      expected: ["2011-12-31T07:30:00+14:00", "2012-01-01T07:30:00+14:00"]),
    Row(
      what: "a day that Samoa left out comes on the day after it", days: [.friday],
      times: times("07:30"), zone: "Pacific/Apia", after: "2011-12-29T12:00:00-10:00",
      expected: ["2011-12-31T07:30:00+14:00", "2012-01-06T07:30:00+14:00"]),
    Row(
      what: "midnight is missing in Beirut", times: times("00:00"), zone: "Asia/Beirut",
      after: "2026-03-28T12:00:00Z",
      expected: ["2026-03-29T01:00:00+03:00", "2026-03-30T00:00:00+03:00"]),
  ]

  @Test(arguments: rows) func itComesWhenItIsWritten(row: Row) throws {
    let item = ScheduledReminder(
      Reminder(name: "desk", times: row.times, days: row.days, routine: "quick"),
      rules: try TestZones.rules(row.zone))
    var after = instant(row.after)
    var found: [String] = []
    for _ in row.expected {
      let next = try #require(item.nextOccurrence(after: after))
      #expect(next.at > after)
      found.append(next.at.rfc3339(offset: item.rules.offset(at: next.at)))
      after = next.at
    }
    #expect(found == row.expected)
  }

  @Test func twoWrittenTimesAtOneInstantAreOneNamedByTheEarlier() throws {
    let item = ScheduledReminder(
      Reminder(name: "desk", times: times("02:30", "03:30"), routine: "quick"),
      rules: try TestZones.rules("Europe/Berlin"))
    let first = try #require(item.nextOccurrence(after: instant("2026-03-29T00:59:59Z")))
    #expect(first.at == instant("2026-03-29T01:30:00Z"))
    #expect(first.key == OccurrenceKey(reminder: "desk", local: "2026-03-29T02:30:00"))
    let second = try #require(item.nextOccurrence(after: first.at))
    #expect(second.key.local == "2026-03-30T02:30:00")
  }

  @Test func oneThatIsOffNeverComes() {
    let item = ScheduledReminder(
      Reminder(name: "desk", times: times("07:30"), routine: "quick", isEnabled: false),
      rules: .utc)
    #expect(item.nextOccurrence(after: WallInstant(seconds: 0)) == nil)
    #expect(Schedule([item]).upcoming(after: WallInstant(seconds: 0), count: 3).isEmpty)
  }
}

@Suite struct UpcomingTests {
  private func item(_ name: String, _ clock: String..., zone: ZoneRules = .utc) -> ScheduledReminder
  {
    ScheduledReminder(
      Reminder(name: name, times: clock.map { CivilTime(parsing: $0)! }, routine: "quick"),
      rules: zone)
  }

  @Test func theyComeInOrderAndByNameAtTheSameInstant() throws {
    let schedule = Schedule([
      item("walk", "09:00", "10:00"), item("arms", "10:00"),
      item("neck", "11:00", zone: try TestZones.rules("Europe/Berlin")),
    ])
    let found = schedule.upcoming(after: instant("2026-11-24T09:00:00Z"), count: 6)
    #expect(
      found.map { "\($0.at.rfc3339(offset: 0)) \($0.key.reminder)" } == [
        "2026-11-24T10:00:00Z arms", "2026-11-24T10:00:00Z neck", "2026-11-24T10:00:00Z walk",
        "2026-11-25T09:00:00Z walk", "2026-11-25T10:00:00Z arms", "2026-11-25T10:00:00Z neck",
      ])
    #expect(schedule.upcoming(after: instant("2026-11-24T09:00:00Z"), count: 0).isEmpty)
  }

  @Test func aThousandRemindersGiveTheSameAsAllOfThemSorted() throws {
    var random = SeededNumbers(seed: 1000)
    let zones = try ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]
      .map { try TestZones.rules($0) }
    let items = (0..<1000).map { number in
      ScheduledReminder(
        Reminder(
          name: "reminder-\(number)",
          times: (0..<Int.random(in: 1...3, using: &random)).map { _ in
            CivilTime(hour: .random(in: 0...23, using: &random), minute: 0)!
          },
          days: Set(
            (0..<Int.random(in: 1...7, using: &random)).map { _ in
              Weekday.allCases.randomElement(using: &random)!
            }), routine: "quick"),
        rules: zones.randomElement(using: &random)!)
    }
    let start = instant("2026-10-24T22:15:00Z")
    let first = CivilDate(year: 2026, month: 10, day: 23)!
    let all = items.flatMap { item in
      (0..<5).flatMap { item.occurrences(on: first.adding(days: $0)) }
    }.filter { $0.at > start }
    let sorted = all.sorted { ($0.at, $0.key.reminder) < ($1.at, $1.key.reminder) }
    let upcoming = Schedule(items).upcoming(after: start, count: 10)
    #expect(upcoming == Array(sorted.prefix(10)))
    #expect(Schedule(items).upcoming(after: start, count: 400) == Array(sorted.prefix(400)))
  }
}
