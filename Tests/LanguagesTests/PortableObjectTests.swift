// Translators' files: what is read, and what is left out with its line.

import Languages
import Testing

private let german = #"""
  # Limber, German.
  msgid ""
  msgstr ""
  "Content-Type: text/plain; charset=UTF-8\n"
  "Plural-Forms: nplurals=2; plural=(n != 1);\n"

  #: Sources/Routines/Speaking/Phrases.swift
  msgid "Last one."
  msgstr "Das letzte Mal."

  msgctxt "breath"
  msgid "In."
  msgstr "Ein."

  msgid "one breath"
  msgid_plural "{count} breaths"
  msgstr[0] "ein Atemzug"
  msgstr[1] "{count} Atemzüge"

  msgid "Round {number} of {count}."
  msgstr ""
  "Runde {number} "
  "von {count}."

  #, fuzzy
  msgid "Stay."
  msgstr "Steh."

  msgid "Go on."
  msgstr ""

  #~ msgid "Old"
  #~ msgstr "Alt"
  """#

@Suite struct PortableObjectTests {
  @Test func textsAreReadInEveryForm() {
    let read = PortableObject(german, tag: "de")
    #expect(read.faults == [])
    let pack = read.pack
    #expect(pack.tag == "de")
    #expect(pack.text(Message("Last one.")) == "Das letzte Mal.")
    #expect(pack.text(Message("In.", context: "breath")) == "Ein.")
    let breaths = Message("one breath", plural: "{count} breaths")
    #expect(pack.text(breaths, count: 1) == "ein Atemzug")
    #expect(pack.text(breaths, count: 3) == "3 Atemzüge")
    #expect(pack.text(breaths, count: 3, ["count": "drei"]) == "drei Atemzüge")
    #expect(
      pack.text(Message("Round {number} of {count}."), ["number": "2", "count": "3"])
        == "Runde 2 von 3.")
    #expect(pack.count == 4)
  }

  @Test func whatIsMissingIsEnglish() {
    let pack = PortableObject(german, tag: "de").pack
    for text in ["Stay.", "Go on.", "Old", "In."] { #expect(pack.text(Message(text)) == text) }
    #expect(!pack.has(Message("Stay.")))
    let sets = Message("one set", plural: "{count} sets")
    #expect((1...2).map { pack.text(sets, count: $0) } == ["one set", "2 sets"])
  }

  @Test(arguments: [
    ("msgid \"a {x}\"\nmsgstr \"b {y}\"", 2, "“{y}” is not a placeholder of “a {x}”"),
    ("msgid \"a {x}\"\nmsgstr \"b\"", 2, "“{x}” is missing in the text for “a {x}”"),
    ("msgid \"a\"\nmsgstr \"b", 2, "the text is not in quotation marks, or has an unknown escape"),
    (
      "msgid \"a\"\nmsgstr \"b\\q\"", 2,
      "the text is not in quotation marks, or has an unknown escape"
    ),
    ("\nmsgid \"a\"\nmgstr \"b\"", 3, "expected “msgid”, “msgstr” or a text in quotation marks"),
    ("\"a\"", 1, "a text without “msgid” or “msgstr” before it"),
    ("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"", 3, "“a” lacks one of its 2 forms"),
    (
      "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"\nmsgstr[2] \"d\"", 3,
      "“a” has more forms than the language, which has 2"
    ),
    ("msgid \"a\"\nmsgstr \"b\u{202E}c\"", 2, "the text for “a” has control characters"),
    (
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=9; plural=n;\\n\"", 1,
      "“Plural-Forms: nplurals=9; plural=n;” is not a rule for plurals"
    ),
  ])
  func aFaultHasItsLineAndLosesNothingElse(text: String, line: Int, sentence: String) {
    let read = PortableObject(text + "\n\nmsgid \"fine\"\nmsgstr \"gut\"\n", tag: "de")
    #expect(read.faults == [.init(line: line, sentence: sentence)])
    #expect(read.pack.text(Message("fine")) == "gut")
  }

  @Test func linesOfEverySystemAreRead() {
    let read = PortableObject(
      "msgid \"a\"\r\nmsgstr \"b\"\r\n\r\nmsgid \"c\"\r\nmsgstr \"d\"\r\n", tag: "de")
    #expect(read.faults == [])
    #expect(read.pack.text(Message("c")) == "d")
  }

  @Test func rubbishEnds() {
    let rubbish = String(repeating: "\u{0}\u{FEFF}\"\\msgid}{", count: 20_000)
    #expect(!PortableObject(rubbish, tag: "de").faults.isEmpty)
    let lines = String(repeating: "x\n", count: 100_000)
    #expect(PortableObject(lines, tag: "de").faults.count == 100)
  }
}
