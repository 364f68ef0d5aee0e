import Testing

@testable import ConfigFiles

@Suite struct TextLinesTests {
  @Test(
    arguments: [
      ("", []), ("a", [("a", "")]), ("a\n", [("a", "\n")]), ("a\r\nb", [("a", "\r\n"), ("b", "")]),
      ("a\rb\n\r\n", [("a", "\r"), ("b", "\n"), ("", "\r\n")]), ("\n\r", [("", "\n"), ("", "\r")]),
      ("e\u{301}\r\n", [("e\u{301}", "\r\n")]),
    ] as [(String, [(String, String)])])
  func everyEndOfALineIsOne(text: String, lines: [(String, String)]) {
    let found = TextLines.lines(of: text)
    #expect(found == lines.map { TextLine($0.0, end: $0.1) })
    #expect(Array(found.map { $0.text + $0.end }.joined().utf8) == Array(text.utf8))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func aFileThatIsChangedKeepsItsEnds(end: String) {
    func file(_ lines: String...) -> String { lines.map { $0 + end }.joined() }
    let change = [KeyedText.Change(key: "volume", value: "60")]
    #expect(
      KeyedText.changed(file("# mine", "volume: 80  # loud", "", "mute: true"), change)
        == file("# mine", "volume: 60  # loud", "", "mute: true"))
    #expect(KeyedText.changed(file("mute: true"), change) == file("mute: true", "volume: 60"))
    #expect(
      KeyedText.changed("# mine\(end)mute: true", change)
        == file("# mine", "mute: true", "volume: 60"))
    #expect(KeyedText.changed(file("volume:", "  80"), change) == nil)
  }
}
