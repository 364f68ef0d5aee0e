// Files that nobody wrote in earnest: nested without end, of one endless word, with marks and
// control characters. Each is refused with a place, quickly, and without a crash.

import Routines
import TestSupport
import Testing

@testable import ConfigFiles

private let catalogue = Result { Catalogue(try BuiltIn.exercises()) }

private func told(_ text: String) throws -> [String] {
  let catalogue = try catalogue.get()
  return faults { () throws(BadFile) in
    try RoutineFile.routine(text, id: "mine", file: "mine.yaml", catalogue: catalogue)
  }
}

private let deep = "lists and mappings are nested too deep"

/// As many as a file may hold.
private func filled(_ part: String, _ head: String = "steps: ") -> String {
  head + String(repeating: part, count: (Limits.fileBytes - head.utf8.count) / part.utf8.count)
}

@Suite(.timeLimit(.minutes(1))) struct HostileFileTests {
  @Test(arguments: ["[", "{a: ", "{", "[{a: ", "- ", "? ", "[[[[\n", "{{a: b}: "])
  func aMegabyteOfNestingIsRefusedAtOnce(part: String) throws {
    var told: [String] = []
    let spent = try processorTime { told = try ConfigFilesTests.told(filled(part)) }
    try #require(told.count == 1)
    #expect(spent < .seconds(5))
    #expect(told[0].hasSuffix(deep) || told[0].contains("not YAML"), "\(told[0])")
  }

  @Test func theDepthThatYamlAllowsIsReadAndRefused() throws {
    for depth in [100, 400, 900] {
      let (open, close) = ("[{a: ", "}]")
      let text =
        "steps: " + String(repeating: open, count: depth / 2) + "x"
        + String(repeating: close, count: depth / 2)
      #expect(try told(text).count >= 1)
    }
  }

  @Test(arguments: [
    "{exercise: knee-to-chets},", "{exercise: \u{1F600} x, hols: 20s},", "[],", "{},",
    "{repeat: 2, steps: [{rest: 0s}]},",
  ])
  func aThousandFaultsAreToldInTwenty(part: String) throws {
    let spent = try processorTime {
      let groups = "{repeat: 1, steps: [" + String(repeating: part, count: 900) + "]},"
      let told = try ConfigFilesTests.told(
        "steps: [" + String(repeating: groups, count: 200_000 / groups.utf8.count) + "]")
      #expect((1...20).contains(told.count))
    }
    #expect(spent < .seconds(20))
  }

  @Test func aFileOfWrongKeysIsToldInTwenty() throws {
    let keys = (0..<20_000).map { "stepp\($0): x\n" }.joined()
    #expect(try told(keys).count == 20)
  }

  @Test func anEndlessValueIsNotRepeatedInFull() throws {
    let word = String(repeating: "x", count: 300_000)
    for text in [
      "\(word.prefix(1000)): 1", "steps: \(word)", "steps: [{exercise: \(word)}]",
      "steps: [{rest: \(word)}]", "pace: \(word)", "? \(word)\n: 1",
    ] {
      let told = try told(text)
      #expect(told.allSatisfy { $0.count < 700 })
      #expect(!told.isEmpty)
    }
  }

  @Test func aDiagnosticIsOneLineWithoutControlCharacters() throws {
    let told = try told("\"a\\nb\\e[2J\\Lc\": 1\nsteps: [{rest: 1s}]")
    #expect(told == ["1:1: “a\u{FFFD}b\u{FFFD}[2J\u{FFFD}c” is not a key here"])
  }

  @Test func aFileOfTenMegabytesIsRefused() throws {
    #expect(
      try told(String(repeating: "# nothing\n", count: 1 << 20))
        == ["1:1: the file is larger than 1 MiB"])
    let folder = TemporaryFolder()
    folder.write("vast.yaml", [UInt8](repeating: 0x20, count: 10 << 20))
    #expect(
      faults { () throws(BadFile) in try Layers.read("\(folder.path)/vast.yaml") }
        == ["1:1: the file is larger than 1 MiB"])
  }

  @Test(arguments: [
    ("name: a\nsteps: [{rest: 1s\u{0}}]", "2:18: not readable as text: control characters are not"),
    ("\u{0}", "1:1: not readable as text: control characters are not allowed"),
    ("na\u{7}me: a", "1:3: not readable as text: control characters are not allowed"),
    ("steps:\n  - rest: 1s\n\twait: x", "3:1: not YAML: "),
    ("steps: [{rest: 1s}]\n---\nsteps: []", "2:1: not YAML: "),
    ("steps: *x", "1:8: not YAML: found undefined alias"),
    ("name: \"a\\0b\"\nsteps: [{rest: 1s}]", "1:7: the text has control characters"),
    ("name: \"a\\nb\"\nsteps: [{rest: 1s}]", "1:7: the text has control characters"),
    ("name: \"a\\Pb\"\nsteps: [{rest: 1s}]", "1:7: the text has control characters"),
    ("steps: [{wait: \"a\\eb\"}]", "1:16: the text has control characters; write it in one line"),
    (
      "steps: [{exercise: cat-cow, say: \"a\\tb\"}]",
      "1:34: the text has control characters; write it in one line"
    ),
  ])
  func aCharacterThatNobodyHearsIsRefused(text: String, expected: String) throws {
    let told = try told(text)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix(expected) == true, "\(told)")
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let text = "name: a\nsteps:\n  - {rest: 1s}\n"
    #expect(try told("\u{FEFF}" + text) == [])
    #expect(
      try told("\u{FEFF}nam: a") == [
        "1:1: “nam” is not a key here; did you mean “name”?", "1:1: “steps” is missing",
      ])
    #expect(try SettingsFile.settings("\u{FEFF}# nothing", file: "s.yaml") == Settings())
    #expect(try SettingsFile.settings("\u{FEFF}volume: 3\nmute: true", file: "s.yaml").volume == 3)
  }

  @Test func linesMayEndAsOnWindows() throws {
    let text = "name: a\nsteps:\n  - {rest: 1s}\n  - rest: 2s\n  - {rest: 0s}\n"
    #expect(
      try told(text.replacing("\n", with: "\r\n")) == ["5:12: 0s is not within 1s to 10m"])
  }

  @Test func aTextHasAtMostAThousandCharacters() throws {
    for key in ["wait", "exercise: cat-cow, say"] {
      let text = { "steps: [{\(key): \"\(String(repeating: "ä", count: $0))\"}]" }
      #expect(try told(text(999)) == [])
      #expect(try told(text(1000)) == [])
      #expect(try told(text(1001)).map { $0.hasSuffix("more than 1000 characters") } == [true])
    }
  }
}
