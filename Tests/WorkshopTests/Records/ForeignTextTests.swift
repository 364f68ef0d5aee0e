// Notes and names in the formats of other programs: an end of a line is data there.

import Practice
import Scheduling
import Sessions
import Testing

@testable import Console
@testable import Records

@Suite struct ForeignTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    ("a\rb", "\"a\rb\""), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"), ("+1", "'+1"),
    ("-left", "'-left"), ("@sum", "'@sum"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("a=b", "a=b"),
    ("=\"a\"", "\"'=\"\"a\"\"\""), ("", ""),
  ])
  func aFieldOfATableIsQuotedWhereItMust(text: String, field: String) {
    #expect(SessionList.field(text) == field)
  }

  @Test func aTextOfAPageHasNoControlCharacter() {
    #expect(HTML.text("<\u{1b}]0;x\u{7}\u{9b}>") == "&lt;\\u{1b}]0;x\\u{7}\\u{9b}&gt;")
  }

  @Test func aNoteInAListIsOnOneLine() {
    let record = SessionRecord(routine: "a\nb", outcome: .completed, parts: [], skipped: [])
    let session = PastSession(
      uid: "a", record, started: WallInstant(seconds: 0), ended: WallInstant(seconds: 0), offset: 0,
      note: "x\n2026-11-24\u{1b}[2J")
    #expect(!SessionList.line(session).contains { $0.isNewline || $0 == "\u{1b}" })
    let pain = PainRecord(
      uid: "p", at: WallInstant(seconds: 0), offset: 0, exercise: "a\nb", level: 1, note: "x\ny")
    let lines = PainList.lines([pain], [], moment: { _ in "" })
    #expect(!lines.joined().contains { $0.isNewline })
  }

  @Test func aComposedReminderLastsAsLongAsItsWish() throws {
    let home = Home([
      "routines/brief.yaml": "steps: [{exercise: plank, hold: 90s, ready: 30s}]",
      "reminders/long.yaml": "at: [\"10:00\"]\ncompose: {for: 20m}",
      "reminders/short.yaml": "at: [\"11:00\"]\nroutine: brief",
    ])
    let configuration = home.configuration
    let occurrences = configuration.reminders.values.map { found in
      Occurrence(
        key: OccurrenceKey(reminder: found.reminder.name, local: "2026-11-24T10:00:00"),
        at: WallInstant(seconds: 0), routine: found.reminder.routine)
    }.sorted { $0.key.reminder < $1.key.reminder }
    let text = CalendarExport.text(occurrences, configuration, stamp: WallInstant(seconds: 0))
    let lengths = text.split(separator: "\r\n").filter { $0.hasPrefix("DURATION") }
    // The seconds in which it begins and ends are the session's as well.
    #expect(lengths == ["DURATION:PT1200S", "DURATION:PT124S"])
    #expect(text.hasSuffix("\r\nEND:VCALENDAR\r\n") && !text.contains("\r\n\r\n"))
  }

  @Test(arguments: [
    ("a;b,c\\", "a\\;b\\,c\\\\"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd"), ("a\u{7}b", "a\\u{7}b"),
  ])
  func aTextOfACalendarIsOneLine(text: String, escaped: String) {
    #expect(CalendarExport.escaped(text) == escaped)
  }
}
