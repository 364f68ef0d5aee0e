// Notes and names in the formats of other programs: an end of a line is data there.

import Testing

@testable import Records

@Suite struct ForeignTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    ("a\rb", "\"a\rb\""), ("a\"b", "\"a\"\"b\""),
  ])
  func aFieldOfATableIsQuotedWhereItMust(text: String, field: String) {
    #expect(SessionList.field(text) == field)
  }

  @Test(arguments: [
    ("a;b,c\\", "a\\;b\\,c\\\\"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd"), ("a\u{7}b", "a\\u{7}b"),
  ])
  func aTextOfACalendarIsOneLine(text: String, escaped: String) {
    #expect(CalendarExport.escaped(text) == escaped)
  }
}
