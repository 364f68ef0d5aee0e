import Testing

@testable import Control

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("", ""), ("lower-back", "lower-back"), ("Über\tuns\n", "Über\tuns\n"),
    ("a\u{1b}]0;x\u{7}b", "a\\u{1b}]0;x\\u{7}b"), ("\u{9b}2J", "\\u{9b}2J"), ("\u{7f}", "\\u{7f}"),
    ("a\r\nb", "a\\u{d}\nb"), ("\u{0}", "\\u{0}"), ("\u{a0}", "\u{a0}"),
    ("e\u{301}\u{1b}", "e\u{301}\\u{1b}"),
  ])
  func aTerminalSeesNoControlCharacter(text: String, shown: String) {
    #expect(text.printable == shown)
  }

  @Test func aListHasALineForEach() {
    #expect("a\nb\tc\u{1b}".printableLine == "a\\u{a}b\\u{9}c\\u{1b}")
  }
}
