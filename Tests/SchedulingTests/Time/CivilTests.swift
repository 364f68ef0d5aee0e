// Days, times and instants as text: every day of two centuries, and what is no day, time or
// instant.

import Testing

@testable import Scheduling

@Suite struct CivilTests {
  @Test func everyDayOfTwoCenturiesFollowsTheOneBeforeAndComesBack() throws {
    let first = try #require(CivilDate(year: 1900, month: 1, day: 1))
    #expect(first.daysSinceEpoch == -25_567)
    #expect(first.weekday == .monday)
    var (number, weekday) = (first.daysSinceEpoch, first.weekday.rawValue)
    var wrong: [String] = []
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...CivilDate.days(in: month, of: year) {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          if date.daysSinceEpoch != number || CivilDate(daysSinceEpoch: number) != date
            || date.weekday.rawValue != weekday
          {
            wrong.append("\(date)")
          }
          number += 1
          weekday = weekday % 7 + 1
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(number == 47_847)
  }

  @Test(
    arguments: [
      (1, 1, 1, -719_162), (1600, 2, 29, -135_081), (1969, 12, 31, -1), (1970, 1, 1, 0),
      (2000, 2, 29, 11_016), (2026, 11, 24, 20_781), (9999, 12, 31, 2_932_896),
    ])
  func aDayHasItsNumber(year: Int, month: Int, day: Int, number: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == number)
    #expect(CivilDate(daysSinceEpoch: number) == date)
  }

  @Test(
    arguments: [
      (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
      (2026, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
    ])
  func aDayThatDoesNotExistIsNone(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    arguments: [
      ("00:00", 0), ("07:30", 27_000), ("07:30:15", 27_015), ("23:59:59", 86_399),
    ])
  func aTimeIsReadAndWrittenInFull(text: String, seconds: Int) throws {
    let time = try #require(CivilTime(parsing: text))
    #expect(time.secondOfDay == seconds)
    #expect(time.description == (text.utf8.count == 5 ? text + ":00" : text))
  }

  @Test(
    arguments: [
      "", ":", "7:30", "07:3", "24:00", "07:60", "07:30:60", "07:30:", "07:30:00:00", "0730",
      " 07:30", "+7:30", "-1:30", "٠٧:٣٠", "07:30 ", "07.30",
    ])
  func whatIsNoTimeIsRejected(text: String) {
    #expect(CivilTime(parsing: text) == nil)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1),
      ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31T23:59:59.5-00:00", -500),
      ("2026-11-24T07:30:00+01:00", 1_795_501_800_000),
      ("2026-11-24t07:30:00.123456789z", 1_795_505_400_123),
      ("2026-11-24 06:30:00-01:00", 1_795_505_400_000),
      ("2012-02-29T12:00:00+14:00", 1_330_466_400_000),
    ])
  func anInstantIsRead(text: String, milliseconds: Int64) {
    #expect(WallInstant(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(
    arguments: [
      "", "2026-11-24", "2026-11-24T07:30Z", "2026-11-24T07:30:00", "2026-02-29T07:30:00Z",
      "2026-11-24T24:00:00Z", "2026-11-24T07:30:60Z", "2026-11-24T07:30:00+1:00",
      "2026-11-24T07:30:00+0100", "2026-11-24T07:30:00+24:00", "2026-11-24T07:30:00.Z",
      "2026-11-24T07:30:00,5Z", "2026-11-24T07:30:00Z ", "2026/11/24T07:30:00Z",
      "2026-11-24X07:30:00Z", "+026-11-24T07:30:00Z", "2026-11-24T07:30:00ZZ",
      "2026-11-24T7:30:000Z", "2026-11-24T07:30:00é",
    ])
  func whatIsNoInstantIsRejected(text: String) {
    #expect(WallInstant(rfc3339: text) == nil)
  }

  @Test(
    arguments: [
      (0, 0, "1970-01-01T00:00:00Z"), (0, 3600, "1970-01-01T01:00:00+01:00"),
      (0, -12_600, "1969-12-31T20:30:00-03:30"), (-1, 0, "1969-12-31T23:59:59Z"),
      (1_795_501_800_999, 3600, "2026-11-24T07:30:00+01:00"),
      // Local mean times have seconds, which cannot be written.
      (0, 1172, "1970-01-01T00:19:00+00:19"), (0, -30, "1970-01-01T00:00:00Z"),
    ])
  func anInstantIsWrittenWithItsOffset(milliseconds: Int64, offset: Int, text: String) {
    let instant = WallInstant(milliseconds: milliseconds)
    #expect(instant.rfc3339(offset: offset) == text)
    #expect(WallInstant(rfc3339: text)?.seconds == instant.seconds)
  }

  @Test func anInstantBeforeTheEpochRoundsTowardsThePast() {
    #expect(WallInstant(milliseconds: -1).seconds == -1)
    #expect(WallInstant(milliseconds: -1000).seconds == -1)
    #expect(WallInstant(milliseconds: -1001).seconds == -2)
  }
}
