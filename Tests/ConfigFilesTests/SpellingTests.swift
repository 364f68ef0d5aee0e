// The nearest right word: near enough to be meant, and none when nothing is.

import Testing

@testable import ConfigFiles

@Suite struct SpellingTests {
  @Test(arguments: [
    ("hold", "hold", 0), ("", "abc", 3), ("abc", "", 3), ("holt", "hold", 1), ("hod", "hold", 1),
    ("hoold", "hold", 1), ("hlod", "hold", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ("ließ", "liess", 2),
  ])
  func aDistanceCountsSlips(a: String, b: String, expected: Int) {
    #expect(Spelling.distance(a, b) == expected)
    #expect(Spelling.distance(b, a) == expected)
  }

  @Test(
    arguments: [
      ("lower-bak", "lower-back"), ("LOWER-BACK", "lower-back"), ("lowre-bakc", "lower-back"),
      ("arm", "arms"), ("xy", "ab"), ("upper", nil), ("arxyz", nil), ("", "ab"), ("qqqqqqqq", nil),
    ] as [(String, String?)])
  func theNearestIsAtMostAThirdAway(word: String, nearest: String?) {
    #expect(Spelling.nearest(to: word, among: ["lower-back", "arms", "ab"]) == nearest)
  }

  @Test func ofTwoAsNearTheFirstOfTheAlphabetIsTaken() {
    #expect(Spelling.nearest(to: "bat", among: ["rat", "cat"]) == "cat")
    #expect(Spelling.nearest(to: "bat", among: []) == nil)
  }

  @Test func aHintIsTheEndOfASentenceOrNothing() {
    #expect(Spelling.hint(for: "holt", among: ["hold"]) == "; did you mean “hold”?")
    #expect(Spelling.hint(for: "breathe", among: ["hold"]) == "")
  }
}
