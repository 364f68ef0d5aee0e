// What is run, for which text: a table.

import Testing

@testable import Speech

@Suite struct SpeechProgramTests {
  @Test(
    arguments: [
      (SpeechProgram.espeak, "en", "Hold.", ["--stdout", "-v", "en", "-s", "150", "Hold."], nil),
      (
        SpeechProgram.espeak, "de-AT", "Halten.", ["--stdout", "-v", "d2", "-s", "150", "Halten."],
        nil
      ),
      (
        SpeechProgram.espeak, "fr-CA", "Tenir.",
        ["--stdout", "-v", "fr-CA", "-s", "150", "Tenir."], nil
      ),
      (["piper", "--voice={voice}"], "de", "Halten.", ["--voice=d1"], "Halten.\n"),
      (["say", "{text}!"], "en", "{voice}\n{rate}", ["{voice} {rate}!"], nil),
      (["say", "{", "}{text}"], "en", "-v oops", ["{", "}v oops"], nil),
    ] as [([String], String, String, [String], String?)])
  func placeholdersBecomeWhatTheyStandFor(
    command: [String], language: String, text: String, arguments: [String], input: String?
  ) {
    let program = SpeechProgram(
      command: command, voices: ["de": "d1", "de-AT": "d2"])
    let run = program.run(saying: text, in: language)
    #expect(run.arguments == arguments)
    #expect(run.input == input)
  }

  @Test func anotherVoiceRateOrTextIsAnotherThing() {
    let runs = [
      SpeechProgram().run(saying: "a", in: "en"), SpeechProgram().run(saying: "b", in: "en"),
      SpeechProgram().run(saying: "a", in: "de"),
      SpeechProgram(rate: 200).run(saying: "a", in: "en"),
      SpeechProgram(command: ["piper"]).run(saying: "a", in: "en"),
      SpeechProgram(command: ["piper"]).run(saying: "b", in: "en"),
    ]
    #expect(Set(runs.map(\.key)).count == runs.count)
  }

  @Test func aProgramIsLookedForOnThePathAndMustBeOne() {
    let environment = ["PATH": "/nonexistent:/bin:/usr/bin"]
    #expect(SpeechProgram(command: ["sh", "x"]).path(in: environment) == "/bin/sh")
    #expect(SpeechProgram(command: ["/bin/sh"]).path(in: [:]) == "/bin/sh")
    #expect(SpeechProgram(command: ["/etc/passwd"]).path(in: [:]) == nil)
    #expect(SpeechProgram(command: ["no-such-program"]).path(in: environment) == nil)
    #expect(SpeechProgram(command: []).path(in: environment) == nil)
  }
}
