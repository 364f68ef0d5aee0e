// Calendar expressions, as tables: what is read and how it is written, when it comes next, and what
// is refused.

import Testing

@testable import Scheduling

private let normalised: [(String, String)] = [
  ("Sat,Thu,Mon..Wed,Sat..Sun", "Mon..Thu,Sat,Sun *-*-* 00:00:00"),
  ("Sat,Thu,Mon-Wed,Sat-Sun", "Mon..Thu,Sat,Sun *-*-* 00:00:00"),
  ("Mon,Sun 12-*-* 2,1:23", "Mon,Sun 2012-*-* 01,02:23:00"),
  ("Wed *-1", "Wed *-*-01 00:00:00"), ("Wed-Wed,Wed *-1", "Wed *-*-01 00:00:00"),
  ("Wed..Wed,Wed *-1", "Wed *-*-01 00:00:00"), ("Wed, 17:48", "Wed *-*-* 17:48:00"),
  ("Wednesday,", "Wed *-*-* 00:00:00"), ("Tue..Sat 12-10-16 1:2:3", "Tue..Sat 2012-10-16 01:02:03"),
  ("*-*-7 0:0:0", "*-*-07 00:00:00"), ("10-15", "*-10-15 00:00:00"),
  ("monday *-12-* 17:00", "Mon *-12-* 17:00:00"),
  ("Mon,Fri *-*-3,1,2 *:30:45", "Mon,Fri *-*-01,02,03 *:30:45"),
  ("12,14,13,12:20,10,30", "*-*-* 12,13,14:10,20,30:00"),
  ("mon,fri *-1/2-1,3 *:30:45", "Mon,Fri *-01/2-01,03 *:30:45"),
  ("03-05 08:05:40", "*-03-05 08:05:40"), ("08:05:40", "*-*-* 08:05:40"),
  ("05:40", "*-*-* 05:40:00"), ("Sat,Sun 12-05 08:05:40", "Sat,Sun *-12-05 08:05:40"),
  ("Sat,Sun 08:05:40", "Sat,Sun *-*-* 08:05:40"), ("2003-03-05 05:40", "2003-03-05 05:40:00"),
  ("2003-03-05", "2003-03-05 00:00:00"), ("03-05", "*-03-05 00:00:00"),
  ("hourly", "*-*-* *:00:00"), ("daily", "*-*-* 00:00:00"), ("monthly", "*-*-01 00:00:00"),
  ("weekly", "Mon *-*-* 00:00:00"), ("minutely", "*-*-* *:*:00"),
  ("quarterly", "*-01,04,07,10-01 00:00:00"), ("semi-annually", "*-01,07-01 00:00:00"),
  ("semiannually", "*-01,07-01 00:00:00"), ("bi-annually", "*-01,07-01 00:00:00"),
  ("biannually", "*-01,07-01 00:00:00"), ("annually", "*-01-01 00:00:00"),
  ("yearly", "*-01-01 00:00:00"), ("YEARLY", "*-01-01 00:00:00"),
  ("*:2/3", "*-*-* *:02/3:00"), ("*:0/5", "*-*-* *:00/5:00"), ("*:05..12", "*-*-* *:05..12:00"),
  ("*-*-* *:*:*", "*-*-* *:*:*"), ("*:*:*", "*-*-* *:*:*"),
  ("2016-03-27 03:17:00 UTC", "2016-03-27 03:17:00 UTC"),
  ("Fri *-*-15..21 18:00 Europe/Berlin", "Fri *-*-15..21 18:00:00 Europe/Berlin"),
  ("daily America/Argentina/Buenos_Aires", "*-*-* 00:00:00 America/Argentina/Buenos_Aires"),
  ("Mon UTC", "Mon *-*-* 00:00:00 UTC"), ("07:30 Etc/GMT-3", "*-*-* 07:30:00 Etc/GMT-3"),
  ("*-02~1", "*-02~01 00:00:00"), ("*-*~05,1", "*-*~01,05 00:00:00"), ("*~1", "*-*~01 00:00:00"),
  ("*-*~7/1", "*-*~07/1 00:00:00"), ("Mon *-05~07/1", "Mon *-05~07/1 00:00:00"),
  ("*-*~01..05", "*-*~01..05 00:00:00"), ("*-*~*", "*-*-* 00:00:00"),
  ("1..9/3:00", "*-*-* 01..07/3:00:00"), ("1..8/3:00", "*-*-* 01..07/3:00:00"),
  ("1..3/5:00", "*-*-* 01:00:00"), ("1..1/1:00", "*-*-* 01:00:00"),
  ("5,5,5:00", "*-*-* 05:00:00"), ("1..3,2:00", "*-*-* 01..03,02:00:00"),
  ("69-01-01", "2069-01-01 00:00:00"), ("70-01-01", "1970-01-01 00:00:00"),
  ("99..3-01-01", "1999..2003-01-01 00:00:00"),
  ("2026..2030/2-12-24", "2026..2030/2-12-24 00:00:00"),
  ("mon,tue 9:00", "Mon,Tue *-*-* 09:00:00"), ("Mon..Sun 9:00", "*-*-* 09:00:00"),
  ("  daily  ", "*-*-* 00:00:00"), ("0/2:00", "*-*-* 00/2:00:00"),
]

/// Expression, after, zone, and the next three.
private let next: [(String, String, String, [String])] = [
  (
    "07:30", "2026-11-24T07:29:59Z", "UTC",
    [
      "2026-11-24T07:30:00Z", "2026-11-25T07:30:00Z", "2026-11-26T07:30:00Z",
    ]
  ),
  ("07:30", "2026-11-24T07:30:00Z", "UTC", ["2026-11-25T07:30:00Z"]),
  (
    "Mon..Fri 09:00", "2026-11-27T09:00:00Z", "UTC",
    [
      "2026-11-30T09:00:00Z", "2026-12-01T09:00:00Z",
    ]
  ),
  (
    "Fri *-*-15..21 18:00", "2026-11-24T00:00:00Z", "Europe/Berlin",
    [
      "2026-12-18T18:00:00+01:00", "2027-01-15T18:00:00+01:00", "2027-02-19T18:00:00+01:00",
    ]
  ),
  ("*-02-29", "2026-01-01T00:00:00Z", "UTC", ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]),
  ("*-02-29", "2096-03-01T00:00:00Z", "UTC", ["2104-02-29T00:00:00Z"]),
  (
    "*-02~1", "2026-01-01T00:00:00Z", "UTC",
    [
      "2026-02-28T00:00:00Z", "2027-02-28T00:00:00Z",
      "2028-02-29T00:00:00Z",
    ]
  ),
  (
    "Mon *-05~07/1", "2026-01-01T00:00:00Z", "UTC",
    [
      "2026-05-25T00:00:00Z",
      "2027-05-31T00:00:00Z", "2028-05-29T00:00:00Z",
    ]
  ),
  (
    "*-*~1..3 12:00", "2026-11-27T00:00:00Z", "UTC",
    [
      "2026-11-28T12:00:00Z",
      "2026-11-29T12:00:00Z", "2026-11-30T12:00:00Z",
    ]
  ),
  (
    "*-*-31", "2026-11-01T00:00:00Z", "UTC",
    [
      "2026-12-31T00:00:00Z", "2027-01-31T00:00:00Z",
      "2027-03-31T00:00:00Z",
    ]
  ),
  ("*:0/20", "2026-11-24T10:45:00Z", "UTC", ["2026-11-24T11:00:00Z", "2026-11-24T11:20:00Z"]),
  ("*:*:0/30", "2026-11-24T10:45:10Z", "UTC", ["2026-11-24T10:45:30Z", "2026-11-24T10:46:00Z"]),
  ("2020-01-01", "2026-11-24T10:45:10Z", "UTC", []),
  ("2199-12-31 23:59:59", "2026-11-24T10:45:10Z", "UTC", ["2199-12-31T23:59:59Z"]),
  // Spring: 02:30 is taken with the offset from before, and rings once with 03:30.
  (
    "02:30", "2027-03-27T12:00:00Z", "Europe/Berlin",
    [
      "2027-03-28T03:30:00+02:00", "2027-03-29T02:30:00+02:00",
    ]
  ),
  (
    "2,3:30", "2027-03-27T12:00:00Z", "Europe/Berlin",
    [
      "2027-03-28T03:30:00+02:00", "2027-03-29T02:30:00+02:00", "2027-03-29T03:30:00+02:00",
    ]
  ),
  (
    "*:30", "2027-03-28T00:31:00Z", "Europe/Berlin",
    [
      "2027-03-28T03:30:00+02:00", "2027-03-28T04:30:00+02:00",
    ]
  ),
  (
    "*:0/20", "2027-03-28T00:40:00Z", "Europe/Berlin",
    [
      "2027-03-28T03:00:00+02:00", "2027-03-28T03:20:00+02:00", "2027-03-28T03:40:00+02:00",
    ]
  ),
  // From within the hour after the gap.
  (
    "2:45", "2027-03-28T01:30:00Z", "Europe/Berlin",
    [
      "2027-03-28T03:45:00+02:00", "2027-03-29T02:45:00+02:00",
    ]
  ),
  ("2:15", "2027-03-28T01:30:00Z", "Europe/Berlin", ["2027-03-29T02:15:00+02:00"]),
  // Autumn: the first 02:30, and no second pass.
  (
    "02:30", "2026-10-24T12:00:00Z", "Europe/Berlin",
    [
      "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00",
    ]
  ),
  ("02:30", "2026-10-25T00:30:00Z", "Europe/Berlin", ["2026-10-26T02:30:00+01:00"]),
  (
    "*:0/20", "2026-10-25T00:40:00Z", "Europe/Berlin",
    [
      "2026-10-25T03:00:00+01:00", "2026-10-25T03:20:00+01:00",
    ]
  ),
  ("*:0/20", "2026-10-25T01:10:00Z", "Europe/Berlin", ["2026-10-25T03:00:00+01:00"]),
  // Half an hour, on Lord Howe.
  (
    "02:15", "2026-10-03T00:00:00Z", "Australia/Lord_Howe",
    [
      "2026-10-04T02:45:00+11:00", "2026-10-05T02:15:00+11:00",
    ]
  ),
  (
    "01:45", "2027-04-03T00:00:00Z", "Australia/Lord_Howe",
    [
      "2027-04-04T01:45:00+11:00", "2027-04-05T01:45:00+10:30",
    ]
  ),
  // A gap at midnight.
  (
    "00:30", "2026-09-05T12:00:00Z", "America/Santiago",
    [
      "2026-09-06T01:30:00-03:00", "2026-09-07T00:30:00-03:00",
    ]
  ),
  // A day that Samoa has left out is taken a day later, and is one with that day's.
  (
    "12:00", "2011-12-29T12:00:00Z", "Pacific/Apia",
    [
      "2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00", "2012-01-01T12:00:00+14:00",
    ]
  ),
  ("2011-12-30 12:00", "2011-12-29T12:00:00Z", "Pacific/Apia", ["2011-12-31T12:00:00+14:00"]),
  ("09:00", "2026-03-28T12:00:00Z", "Asia/Kathmandu", ["2026-03-29T09:00:00+05:45"]),
  ("daily", "2026-12-31T23:00:00Z", "Pacific/Kiritimati", ["2027-01-02T00:00:00+14:00"]),
  ("yearly", "2026-11-24T00:00:00Z", "America/St_Johns", ["2027-01-01T00:00:00-03:30"]),
  ("weekly", "2026-11-24T00:00:00Z", "UTC", ["2026-11-30T00:00:00Z"]),
  ("quarterly", "2026-11-24T00:00:00Z", "UTC", ["2027-01-01T00:00:00Z", "2027-04-01T00:00:00Z"]),
  ("Mon *-*-01", "2026-11-24T00:00:00Z", "UTC", ["2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z"]),
  (
    "2026..2030/2-12-24", "2026-12-25T00:00:00Z", "UTC",
    [
      "2028-12-24T00:00:00Z", "2030-12-24T00:00:00Z",
    ]
  ),
  (
    "9..17/4:15", "2026-11-24T09:15:00Z", "UTC",
    [
      "2026-11-24T13:15:00Z", "2026-11-24T17:15:00Z",
      "2026-11-25T09:15:00Z",
    ]
  ),
  ("23:59:59", "2026-12-31T23:59:58Z", "UTC", ["2026-12-31T23:59:59Z", "2027-01-01T23:59:59Z"]),
  ("00:00", "1969-12-31T23:59:59Z", "UTC", ["1970-01-01T00:00:00Z"]),
  ("02:00", "2106-02-07T06:28:15Z", "UTC", ["2106-02-08T02:00:00Z"]),
]

private let refused: [(String, String)] = [
  ("", "empty"), ("   ", "empty"), ("7", "not a date"), ("0", "not a date"),
  ("14:03:61", "second is 0 to 59, not 61"), ("24:00", "hour is 0 to 23, not 24"),
  ("25:00", "hour is 0 to 23, not 25"), ("12:60", "minute is 0 to 59, not 60"),
  ("13-01", "month is 1 to 12, not 13"), ("00-01", "month is 1 to 12, not 0"),
  ("*-*-32", "day is 1 to 31, not 32"), ("*-*-0", "day is 1 to 31, not 0"),
  ("1969-01-01", "year is 1970 to 2199, not 1969"), ("2200-01-01", "not 2200"),
  ("*-*~29", "day is 1 to 28, not 29"), ("*-*~5..3", "5..3 is backwards"),
  ("5..3:00", "5..3 is backwards"), ("*-04-31", "never match"), ("*-02-30", "never match"),
  ("2027-02-29", "never match"), ("2026-02-30", "never match"), ("Mon 2026-11-24", "never match"),
  ("*-02,04-31", "never"), ("1/0:00", "step of 0"), ("*:0/0", "step of 0"),
  ("*/5:00", "“*” in “*/5:00” is not a number"), ("1,*:00", "“*” in"), ("1,,2:00", "“” in"),
  ("*-*~1/3", "a step of 3 leaves only one day"), ("0/30:00", "a step of 30 leaves only one"),
  ("*-*-31/1", "leaves only one day"), ("10:00:00.5", "seconds have no fractions"),
  ("10:00:00/0.5", "seconds have no fractions"), ("Mon..", "is not a weekday"),
  ("Sat..Mon", "backwards"),
  ("Mon..Tue..Wed", "is not a weekday"), ("Mom 10:00", "“Mom” is not a weekday"),
  ("Wed-", "is not a weekday"), ("2026-11-24T10:00", "in “2026-11-24T10:00”"),
  ("2026-11-24 10:00 11:00", "unexpected “11:00”"),
  ("10:00 2026-11-24", "unexpected “2026-11-24”"),
  ("daily 10:00", "stands alone"), ("10:00:00:00", "not a time"), ("10:", "“” in"),
  ("*-*-*~1", "not a date"), ("*~*~1", "not a date"), ("1-2-3-4", "not a date"),
  ("@0", "not a date"),
  ("-1:00", "“-1” in"), ("1000000:00", "is not a number"), ("Mon,Wed Fri 10:00", "not a date"),
  ("weekly daily", "stands alone"), ("２:00", "is not a number"),
  ("10:00 europe/berlin", "unexpected"),
  ("10:00 Europe Berlin", "unexpected"),
]

@Suite struct CalendarSpecTests {
  @Test(arguments: normalised)
  func itIsWrittenInOneWay(text: String, expected: String) throws {
    let spec = try CalendarSpec(parsing: text)
    #expect(spec.description == expected)
    let again = try CalendarSpec(parsing: spec.description)
    #expect(again == spec)
    #expect(again.description == expected)
  }

  @Test(arguments: next)
  func itComesNext(text: String, after: String, zone: String, expected: [String]) throws {
    let spec = try CalendarSpec(parsing: text)
    let rules = try TestZones.rules(zone)
    var last = instant(after)
    for wanted in expected {
      let found = try #require(spec.nextElapse(after: last, in: rules))
      #expect(found.at.rfc3339(offset: rules.offset(at: found.at)) == wanted)
      last = found.at
    }
    if expected.isEmpty { #expect(spec.nextElapse(after: last, in: rules) == nil) }
  }

  @Test(arguments: refused)
  func whatIsWrongIsToldInASentence(text: String, expected: String) {
    do throws(CalendarSpecError) {
      let spec = try CalendarSpec(parsing: text)
      Issue.record("“\(text)” was taken as \(spec)")
    } catch {
      #expect(error.message.contains(expected), "\(text): \(error)")
    }
  }

  @Test func timesAndDaysAreCalendarExpressions() {
    let time = CivilTime(parsing: "07:30")!
    let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    #expect("\(CalendarSpec(at: time, on: weekdays))" == "Mon..Fri *-*-* 07:30:00")
    #expect("\(CalendarSpec(at: time, on: Set(Weekday.allCases)))" == "*-*-* 07:30:00")
  }

  @Test func whatComesWithinAMinuteIsKnown() throws {
    #expect(try CalendarSpec(parsing: "*:*:0/30").comesWithinAMinute)
    #expect(try CalendarSpec(parsing: "*:*:*").comesWithinAMinute)
    #expect(try !CalendarSpec(parsing: "*:*:30").comesWithinAMinute)
  }

  /// Every second of the days around each change is tried.
  @Test(arguments: [
    ("Europe/Berlin", "2027-03-28T01:00:00Z"), ("Europe/Berlin", "2026-10-25T01:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ("America/Santiago", "2026-09-06T04:00:00Z"), ("Africa/Casablanca", "2027-03-14T02:00:00Z"),
  ])
  func aroundAChangeItIsTheFirstByTheInstant(zone: String, change: String) throws {
    let rules = try TestZones.rules(zone)
    for text in ["*:0/10", "2,3:30", "0,1,2,3:15,45", "0/4:00", "12:00", "*:05/25"] {
      let spec = try CalendarSpec(parsing: text)
      let middle = instant(change).seconds
      // All written times of the days around, by their instants.
      let first = CivilDateTime(secondsSinceEpoch: middle - 4 * 86_400)
      var written: [(local: CivilDateTime, at: Int64)] = []
      var local = spec.next(from: first)
      while let found = local, found.secondsSinceEpoch < middle + 4 * 86_400 {
        written.append((found, rules.instant(of: found).seconds))
        local = spec.next(
          from: CivilDateTime(secondsSinceEpoch: found.secondsSinceEpoch + 1))
      }
      for second in stride(from: middle - 93_600, through: middle + 93_600, by: 451) {
        let wanted = written.filter { $0.at > second }.min { ($0.at, $0.local) < ($1.at, $1.local) }
        let found = spec.nextElapse(after: WallInstant(seconds: second), in: rules)
        #expect(found?.at.seconds == wanted?.at)
        #expect(found?.local == wanted?.local, "\(text) after \(second)")
      }
    }
  }
}
