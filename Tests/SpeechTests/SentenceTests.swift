// Where a sentence ends: a table.

import Testing

@testable import Speech

@Suite struct SentenceTests {
  @Test(arguments: [
    ("Hold.", ["Hold."]), ("Sit up. Breathe out.", ["Sit up.", "Breathe out."]),
    ("Is it far? No! Go on", ["Is it far?", "No!", "Go on"]),
    ("Hold a wall, e.g. with one hand. Stand.", ["Hold a wall, e.g. with one hand.", "Stand."]),
    ("Lean 2.5 cm.  \n Über alles. ", ["Lean 2.5 cm.", "Über alles."]),
    ("立って。座って。", ["立って。", "座って。"]), ("Wait... Now.", ["Wait...", "Now."]),
    (". . .", []), ("", []),
  ])
  func aTextInItsSentences(text: String, sentences: [String]) {
    #expect(Sentences.of(text) == sentences)
  }
}
