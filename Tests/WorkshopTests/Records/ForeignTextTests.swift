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

  @Test(arguments: [
    ("a;b,c\\", "a\\;b\\,c\\\\"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd"), ("a\u{7}b", "a\\u{7}b"),
  ])
  func aTextOfACalendarIsOneLine(text: String, escaped: String) {
    #expect(CalendarExport.escaped(text) == escaped)
  }
}
