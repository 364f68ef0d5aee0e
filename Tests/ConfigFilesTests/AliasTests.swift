// Aliases are for a breath that is written once. Those that multiply each other are refused before
// anything is made of them.

import Testing

@testable import ConfigFiles

private func told(_ text: String) -> [String] {
  faults { () throws(BadFile) in
    try ReminderFile.read(
      text, name: "desk", file: "desk.yaml", in: Surroundings(defaultRoutine: "lower-back"))
  }
}

private let fault =
  "too many aliases: expanded, the file could be larger than 1 MiB; write some of them out "
  + "in full"

/// Ten lists of ten of the list before: 10^10 parts in the last, used as a key.
private let bomb: String = {
  let names = Array("abcdefghij").map(String.init)
  var lines = ["a: &a [\(Array(repeating: "x", count: 10).joined(separator: ","))]"]
  for (name, before) in zip(names.dropFirst(), names) {
    lines.append(
      "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ","))]")
  }
  return (lines + ["*j : 1"]).joined(separator: "\n")
}()

@Suite(.timeLimit(.minutes(1))) struct AliasTests {
  @Test func aKeyThatMultipliesItselfIsRefusedAtTheAliasThatIsOneTooMany() {
    #expect(told(bomb) == ["3:14: \(fault)"])
  }

  @Test func aLongListTakesFewerAliases() {
    let list = Array(repeating: "x", count: 100_000).joined(separator: ",")
    let text = "a: &a [\(list)]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n*c : 1"
    #expect(told(text).map { $0.prefix(2) } == ["2:"])
  }

  @Test(arguments: [
    "at: &a \"07:30\"\nroutine: *a", "at: 07:30\nroutine: 3 * 4", "at: 07:30\nroutine: 3*4",
    "at: 07:30 # *really* early", "at: 07:30\nroutine: \"*a\"", "at: 07:30\nroutine: rest & *b",
    "at: 07:30\n" + String(repeating: "# a *strong* word\n", count: 100),
    "at: [&a \"07:30\", \(Array(repeating: "*a", count: 31).joined(separator: ", "))]",
  ])
  func anOrdinaryFileTakesNoHarm(text: String) {
    #expect(told(text) == [])
  }

  @Test func aPlaceIsCountedInLettersNotInBytes() {
    let aliases = Array(repeating: "*a", count: 33).joined(separator: ",")
    #expect(told("at: [&a \"07:30\"]\nroutine: [ü,\(aliases)]") == ["2:109: \(fault)"])
  }
}
