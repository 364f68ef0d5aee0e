// Times, windows and dates as people write them: what is read, and what is said of the rest.

import Testing

@testable import Scheduling

private func failure(_ read: () throws(UnreadableTime) -> Void) -> String? {
  do throws(UnreadableTime) {
    try read()
    return nil
  } catch {
    return error.message
  }
}

@Suite struct TimeReadingTests {
  @Test(arguments: [
    ("07:30", "07:30:00"), ("07:30:15", "07:30:15"), ("7:30", "07:30:00"), ("0:05", "00:05:00"),
    ("12:30 PM", "12:30:00"), ("12:30 AM", "00:30:00"), ("12am", "00:00:00"), ("12pm", "12:00:00"),
    ("9pm", "21:00:00"), ("9 AM", "09:00:00"), ("9 a.m.", "09:00:00"), ("7:30:15pm", "19:30:15"),
    ("11:59\u{202F}pm", "23:59:00"), (" 7:30 ", "07:30:00"), ("Noon", "12:00:00"),
    ("midnight", "00:00:00"),
  ])
  func whatPeopleWriteIsRead(text: String, expected: String) throws {
    let time = try CivilTime(reading: text)
    #expect(time.description == expected)
    #expect(try CivilTime(reading: time.description) == time, "the canonical form is a fixed point")
    #expect(try CivilTime(reading: time.short) == time)
  }

  @Test(arguments: [
    ("9", "“9” could be 09:00 or 21:00; write one of them"),
    ("12", "“12” could be 12:00 or 00:00; write one of them"),
    ("17", "“17” is not a time; did you mean 17:00?"),
    ("0", "“0” is not a time; did you mean 00:00?"),
    ("24", "“24” is not a time; did you mean 00:00?"),
    ("0730", "“0730” is not a time; did you mean 07:30?"),
    ("730", "“730” is not a time; did you mean 07:30?"),
    ("7.30", "“7.30” is not a time; did you mean 07:30?"),
    ("7h30", "“7h30” is not a time; did you mean 07:30?"),
    ("13:30 PM", "“13:30 PM” is not a time; did you mean 13:30?"),
    ("24:00", "“24:00” is the end of a day, not a time in it; did you mean 00:00?"),
    ("25:00", "“25:00” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("7:3", "“7:3” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("pm", "“pm” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("", "“” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("½3", "“½3” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
    ("٠٧:٣٠", "“٠٧:٣٠” is not a time; write 07:30, 07:30:15 or 7:30 PM"),
  ])
  func whatIsNoTimeIsToldWithTheLikelyOne(text: String, expected: String) {
    #expect(failure { () throws(UnreadableTime) in _ = try CivilTime(reading: text) } == expected)
  }

  @Test(arguments: [
    ("09:00-17:30", 9 * 3600, 63_000), ("9:00 - 17:30", 9 * 3600, 63_000),
    ("9am–5:30pm", 9 * 3600, 63_000), ("22:00 to 7:00", 22 * 3600, 7 * 3600),
    ("00:00-24:00", 0, 86_400), ("9pm-midnight", 21 * 3600, 0),
  ])
  func aWindowIsTwoTimes(text: String, from: Int, to: Int) throws {
    let span = try ClockSpan(reading: text, example: "09:00-17:30")
    #expect((span.from.secondOfDay, span.to) == (from, to))
  }

  @Test(arguments: [
    ("9-17", "did you mean 09:00-17:00?"), ("9-5", "did you mean 09:00-17:00?"),
    ("9-5pm", "did you mean 09:00-17:00?"), ("22-7", "did you mean 22:00-07:00?"),
    ("09:00", "write 09:00-17:30"), ("-", "write 09:00-17:30"), ("09:00-", "write 09:00-17:30"),
    ("09:00-12:00-13:00", "write 09:00-17:30"),
  ])
  func whatIsNoWindowIsToldWithTheLikelyOne(text: String, expected: String) {
    let told = failure { () throws(UnreadableTime) in
      _ = try ClockSpan(reading: text, example: "09:00-17:30")
    }
    #expect(told == "“\(text)” is not a window; \(expected)")
  }

  @Test(arguments: [
    ("2026-02-30", "there is no day 2026-02-30"),
    ("2026-1-5", "“2026-1-5” is not a date; did you mean 2026-01-05?"),
    ("2026/12/24", "“2026/12/24” is not a date; did you mean 2026-12-24?"),
    ("24.12.2026", "“24.12.2026” is not a date; did you mean 2026-12-24?"),
    ("12/24/2026", "“12/24/2026” is not a date; did you mean 2026-12-24?"),
    ("1/2/2027", "“1/2/2027” is not a date; did you mean 2027-01-02 or 2027-02-01?"),
    ("2/2/2027", "“2/2/2027” is not a date; did you mean 2027-02-02?"),
    ("tomorrow", "“tomorrow” is not a date; write 2026-12-24"),
    ("24.12.26", "“24.12.26” is not a date; write 2026-12-24"),
  ])
  func whatIsNoDateIsToldWithTheLikelyOne(text: String, expected: String) {
    #expect(failure { () throws(UnreadableTime) in _ = try CivilDate(reading: text) } == expected)
  }

  @Test(arguments: [
    ("0 9 * * 1-5", ["Mon..Fri 09:00"]), ("*/15 9-17 * * *", ["*-*-* 09..17:00/15"]),
    ("30 7 * * *", ["07:30"]), ("0 0 1 1 *", ["*-01-01 00:00"]), ("5 4 * * sun", ["Sun 04:05"]),
    ("0 22 * * 0,6", ["Sat,Sun 22:00"]), ("0 12 * feb-apr mon", ["Mon *-02..04-* 12:00"]),
    ("30 7 1 * 1", ["*-*-01 07:30", "Mon 07:30"]), ("0 9 * * 7", ["Sun 09:00"]),
    ("@daily", ["daily"]), ("@weekly", ["Sun 00:00"]), ("0 */2 * * *", ["*-*-* 00/2:00"]),
    ("0 9 * *", []), ("60 9 * * *", []), ("0 9 * * 8", []), ("@reboot", []), ("07:30", []),
    ("0 9 31 4 *", []), ("a b c d e", []), ("0 9 * * 5-1", []),
  ])
  func aLineForCronIsOneOrTwoExpressions(line: String, expected: [String]) throws {
    let found = CronLine.expressions(line)
    #expect(found.map { normal($0) } == expected.map { normal($0) })
    for expression in found { _ = try CalendarSpec(parsing: expression) }
  }

  private func normal(_ expression: String) -> String {
    (try? CalendarSpec(parsing: expression).description) ?? expression
  }
}
