// The release build, which carries the Swift runtime, takes the zones from the system's files: what
// it computes around a change of clocks is what RFC 5545 says, as a table.

import Foundation
import Testing

@Suite(.serialized) struct StaticZoneTests {
  struct Case: CustomTestStringConvertible {
    var zone: String
    var time: String
    var from: String
    var at: [String]
    var testDescription: String { "\(time) in \(zone) after \(from)" }
  }

  private static let cases = [
    // The hour from 2 to 3 is left out: with the offset before it, 02:30 is 03:30.
    Case(
      zone: "Europe/Berlin", time: "02:30", from: "2027-03-27T12:00:00Z",
      at: ["2027-03-28T03:30:00+02:00", "2027-03-29T02:30:00+02:00"]),
    // It comes twice: the first one counts.
    Case(
      zone: "Europe/Berlin", time: "02:30", from: "2027-10-30T12:00:00Z",
      at: ["2027-10-31T02:30:00+02:00", "2027-11-01T02:30:00+01:00"]),
    // Clocks go by half an hour: 02:15 is left out on the first Sunday of October.
    Case(
      zone: "Australia/Lord_Howe", time: "02:15", from: "2027-10-02T00:00:00Z",
      at: ["2027-10-03T02:45:00+11:00", "2027-10-04T02:15:00+11:00"]),
    Case(
      zone: "Australia/Lord_Howe", time: "01:45", from: "2027-04-03T00:00:00Z",
      at: ["2027-04-04T01:45:00+11:00", "2027-04-05T01:45:00+10:30"]),
    Case(
      zone: "America/New_York", time: "02:30", from: "2027-03-13T12:00:00Z",
      at: ["2027-03-14T03:30:00-04:00", "2027-03-15T02:30:00-04:00"]),
    Case(
      zone: "America/New_York", time: "01:30", from: "2027-11-06T12:00:00Z",
      at: ["2027-11-07T01:30:00-04:00", "2027-11-08T01:30:00-05:00"]),
    // Samoa left 2011-12-30 out, to be on the other side of the date line: that day's 07:30, with
    // the offset before the change, is 07:30 of the next, and both are one.
    Case(
      zone: "Pacific/Apia", time: "07:30", from: "2011-12-29T00:00:00Z",
      at: [
        "2011-12-29T07:30:00-10:00", "2011-12-31T07:30:00+14:00", "2012-01-01T07:30:00+14:00",
      ]),
  ]

  @Test(arguments: cases)
  func theNextOccurrencesAreRight(expected: Case) throws {
    let home = try Home()
    try home.write("at: [\"\(expected.time)\"]\n", to: "reminders/one.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let next = try #require(
      home.json(
        "next", "--zone", expected.zone, "--from", expected.from, "-n",
        "\(expected.at.count)") as? [[String: Any]])
    #expect(next.map { $0["at"] as? String } == expected.at)
  }

  @Test func theSystemsZoneIsFollowed() throws {
    let home = try Home()
    home.environment["TZ"] = "America/New_York"
    try home.write("at: [\"12:00\"]\n", to: "reminders/noon.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let next = try #require(
      home.json("next", "-n", "1", "--from", "2027-01-01T00:00:00Z") as? [[String: Any]])
    #expect(next.first?["at"] as? String == "2027-01-01T12:00:00-05:00")
  }
}
