// POSIX TZ strings: the offsets on both sides of their changes, and what is none.

import Testing

@testable import Scheduling

@Suite struct PosixZoneTests {
  /// The changes of 2040: at that instant the offset becomes that many seconds.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var changes: [(at: String, offset: Int)]

    init(_ text: String, _ changes: (at: String, offset: Int)...) {
      self.text = text
      self.changes = changes
    }

    var testDescription: String { text }
  }

  @Test(
    arguments: [
      Row(
        "CET-1CEST,M3.5.0,M10.5.0/3", ("2040-03-25T01:00:00Z", 7200), ("2040-10-28T01:00:00Z", 3600)
      ),
      Row(
        "EST5EDT,M3.2.0,M11.1.0", ("2040-03-11T07:00:00Z", -14_400),
        ("2040-11-04T06:00:00Z", -18_000)),
      // Lord Howe moves by half an hour.
      Row(
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        ("2040-03-31T15:00:00Z", 37_800), ("2040-10-06T15:30:00Z", 39_600)),
      // Dublin's winter time is the one that is the exception.
      Row(
        "IST-1GMT0,M10.5.0,M3.5.0/1", ("2040-03-25T01:00:00Z", 3600), ("2040-10-28T01:00:00Z", 0)),
      // Nuuk changes on the day before, and at midnight.
      Row(
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        ("2040-03-25T01:00:00Z", -3600), ("2040-10-28T01:00:00Z", -7200)),
      // Days of the year: J60 is 1 March in every year, 60 is 29 February in a leap year's count.
      Row("AAA0BBB,J60/0,J61/0", ("2040-03-01T00:00:00Z", 3600), ("2040-03-01T23:00:00Z", 0)),
      Row("AAA0BBB,59/0,60/0", ("2040-02-29T00:00:00Z", 3600), ("2040-02-29T23:00:00Z", 0)),
      Row(
        "<-03>3<-02>,M3.5.0/-22:30:15,M10.5.0/+167",
        ("2040-03-24T04:29:45Z", -7200), ("2040-11-04T01:00:00Z", -10_800)),
    ])
  func theOffsetChangesOnTheSecond(row: Row) throws {
    let zone = try #require(PosixZone(row.text))
    var before = row.changes.last!.offset
    for (at, offset) in row.changes {
      let second = instant(at).seconds
      #expect(zone.offset(atSecond: second - 1) == before, "before \(at)")
      #expect(zone.offset(atSecond: second) == offset, "at \(at)")
      before = offset
    }
    #expect(zone.offset(atSecond: instant("2040-12-31T23:59:59Z").seconds) == before)
  }

  @Test(arguments: [("<-03>3", -10_800), ("UTC0", 0), ("<+0545>-5:45", 20_700), ("EST+5", -18_000)])
  func withoutARuleTheOffsetStays(text: String, offset: Int) throws {
    let zone = try #require(PosixZone(text))
    for year in [1, 1970, 2040, 9999] {
      let second = Int64(CivilDate(year: year, month: 7, day: 1)!.daysSinceEpoch) * 86_400
      #expect(zone.offset(atSecond: second) == offset)
    }
  }

  @Test func daylightTimeAllTheYearNeverEnds() throws {
    // RFC 9636, section 3.3.1.
    let zone = try #require(PosixZone("XXX3EDT4,0/0,J365/23"))
    for day in stride(from: instant("2039-12-28T00:00:00Z").seconds, to: 2_240_000_000, by: 3600) {
      #expect(zone.offset(atSecond: day) == -14_400)
    }
  }

  @Test(
    arguments: [
      "", "CET", "C1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,",
      "CET-1CEST,M13.5.0,M10.5.0",
      "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
      "CET-1CEST,M3.5,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,J366,J1", "CET-1CEST,366,1",
      "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,M3.5.0,M10.5.0/3 ", "CET-1CEST,M3.5.0,M10.5.0/3,",
      "<+03-3", "<>3", "<+03>", "CET-1:60", "CET-", "CET--1", "CET-1CEST;M3.5.0,M10.5.0", ":CET-1",
      "CET-1CEST,M3.5.0,M10.5.0/3:", "CET-999",
    ])
  func whatIsNoRuleIsRejected(text: String) {
    #expect(PosixZone(text) == nil)
  }
}
