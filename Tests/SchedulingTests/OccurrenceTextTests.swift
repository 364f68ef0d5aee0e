// The names of occurrences as every version has kept them in the history.

import Testing

@testable import Scheduling

@Suite struct OccurrenceTextTests {
  private static let morning = CivilDateTime(
    CivilDate(year: 2026, month: 11, day: 24)!, CivilTime(hour: 7, minute: 30)!)

  @Test(
    arguments: [
      ("2026-11-24T07:30:00", .local(morning)),
      ("2026-11-24T07:30:00+0s", .elapsed(from: morning, seconds: 0)),
      ("2026-11-24T07:30:00+50m", .elapsed(from: morning, seconds: 3000)),
      ("2026-11-24T07:30:00+2h30m", .elapsed(from: morning, seconds: 9000)),
      ("2026-11-24T07:30:00+26h1m1s", .elapsed(from: morning, seconds: 93_661)),
      ("2026-11-24T07:30:00 now", .wanted(morning)),
    ] as [(String, WrittenTime)])
  func aNameIsReadAsItIsWritten(text: String, time: WrittenTime) {
    let key = OccurrenceKey(reminder: "desk", local: text)
    #expect(key == OccurrenceKey(reminder: "desk", time: time))
    #expect(key.local == text)
  }

  /// A row is found again by the text that it holds.
  @Test(arguments: [
    "", " now", "now", "later", "2026-11-24", "2026-11-24T07:30", "2026-13-24T07:30:00",
    "2026-11-24T07:30:00+", "2026-11-24T07:30:00+150m", "2026-11-24T07:30:00+1m1h",
    "2026-11-24T07:30:00+50m now", "2026-11-24T07:30:00  now", "2026-11-24T07:30:00 then",
  ])
  func whatIsNoneOfTheseStaysAsItIs(text: String) {
    let key = OccurrenceKey(reminder: "desk", local: text)
    #expect(key.time == .unknown(text))
    #expect(key.local == text)
  }
}
