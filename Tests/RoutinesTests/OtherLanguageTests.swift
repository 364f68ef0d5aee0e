// Phrases in a language with other plurals, of which some texts are missing: what is there is
// spoken in its voice, the rest in English with an English one.

import Languages
import Routines
import Testing

private let polish = PortableObject(
  #"""
  msgid ""
  msgstr ""
  "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
  "(n%100<10 || n%100>=20) ? 1 : 2);\n"

  msgid "one breath"
  msgid_plural "{count} breaths"
  msgstr[0] "jeden oddech"
  msgstr[1] "{count} oddechy"
  msgstr[2] "{count} oddechów"

  msgctxt "number"
  msgid "three"
  msgstr "trzy"

  msgid "{dose}."
  msgstr "{dose}."

  msgid "Last breath."
  msgstr "Ostatni oddech."
  """#, tag: "pl")

private func dose(_ count: Int) -> Utterance {
  let dose = Dose(.breaths(count, .slow))
  let exercise = Exercise(id: "rest", name: "Rest", position: .supine, dose: dose)
  return Phrases(polish.pack).dose(of: ExerciseStep(exercise, dose: dose))
}

@Suite struct OtherLanguageTests {
  @Test(arguments: [
    (1, "Jeden oddech."), (3, "Trzy oddechy."), (22, "22 oddechy."), (25, "25 oddechów."),
  ])
  func aNumberTakesItsForm(count: Int, expected: String) {
    #expect(polish.faults == [])
    #expect(dose(count) == .text(expected, language: "pl"))
  }

  @Test func whatIsMissingIsSpokenInEnglish() {
    let phrases = Phrases(polish.pack)
    #expect(phrases.lastBreath == .text("Ostatni oddech.", language: "pl"))
    #expect(phrases.lastOne == .text("Last one.", language: "en"))
  }

  @Test func aGuideSpeaksWithItsPhrases() {
    var guide = Guide(.names, language: "pl")
    guide.phrases = Phrases(polish.pack)
    let rounds = guide.aside(guide.phrases.lastBreath)
    #expect(rounds == [.text("Ostatni oddech.", language: "pl")])
  }
}
