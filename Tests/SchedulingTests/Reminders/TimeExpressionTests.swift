// Until when reminders are off, as people say it: from a Tuesday at ten.

import Testing

@testable import Scheduling

@Suite struct TimeExpressionTests {
  private let now = CivilDateTime(
    CivilDate(year: 2026, month: 11, day: 24)!, CivilTime(hour: 10, minute: 0)!)

  @Test(arguments: [
    ("14:00", "2026-11-24T14:00:00"), ("10:00", "2026-11-25T10:00:00"),
    ("09:59:59", "2026-11-25T09:59:59"), ("10:00:01", "2026-11-24T10:00:01"),
    ("tomorrow", "2026-11-25T00:00:00"), ("Tomorrow 08:30", "2026-11-25T08:30:00"),
    ("wednesday", "2026-11-25T00:00:00"), ("monday", "2026-11-30T00:00:00"),
    ("tuesday", "2026-12-01T00:00:00"), ("TUE 09:00", "2026-12-01T09:00:00"),
    ("sun", "2026-11-29T00:00:00"), ("2027-01-02", "2027-01-02T00:00:00"),
    ("2027-01-02 14:00", "2027-01-02T14:00:00"), ("2026-11-24 10:00:01", "2026-11-24T10:00:01"),
    ("2027-01-02T14:00", "2027-01-02T14:00:00"), ("9:00", "2026-11-25T09:00:00"),
    ("9pm", "2026-11-24T21:00:00"), ("12:30 PM", "2026-11-24T12:30:00"),
    ("noon", "2026-11-24T12:00:00"), ("tomorrow at 9 pm", "2026-11-25T21:00:00"),
    ("monday 7:30 am", "2026-11-30T07:30:00"), ("2027-01-02 9pm", "2027-01-02T21:00:00"),
    ("midnight", "2026-11-25T00:00:00"),
  ])
  func wordsMeanTheNextSuchTime(text: String, expected: String) {
    #expect(TimeExpression.parse(text, after: now)?.description == expected)
  }

  /// In Berlin on 25 October 2026 clocks go back from 03:00 to 02:00, at 01:00 UTC.
  @Test(arguments: [
    ("2026-10-25T01:15:00Z", "02:30", "2026-10-25T01:30:00Z"),
    ("2026-10-25T00:15:00Z", "02:30", "2026-10-25T00:30:00Z"),
    ("2026-10-25T00:15:00Z", "02:10", "2026-10-25T01:10:00Z"),
    ("2026-10-25T01:15:00Z", "02:10", "2026-10-26T01:10:00Z"),
    ("2026-10-25T01:15:00Z", "2026-10-25 02:30", "2026-10-25T01:30:00Z"),
    ("2026-10-24T12:00:00Z", "sunday 02:30", "2026-10-25T00:30:00Z"),
    ("2026-03-29T00:50:00Z", "02:30", "2026-03-29T01:30:00Z"),
  ])
  func aTimeThatClocksShowTwiceIsTheNextOfBoth(now: String, text: String, expected: String) throws {
    let found = TimeExpression.instant(
      of: text, after: instant(now), in: try TestZones.rules("Europe/Berlin"))
    #expect(found == instant(expected))
  }

  @Test(arguments: [
    "", " ", "today", "25:00", "9", "7.30", "2026-11-24", "2026-11-24 10:00", "2026-02-30",
    "2027-1-2", "monday 25:00", "monday 09:00 10:00", "14:00 monday", "mond", "tomorrow tomorrow",
  ])
  func whatMeansNothingOrIsPastIsRefused(text: String) {
    #expect(TimeExpression.parse(text, after: now) == nil)
  }
}
