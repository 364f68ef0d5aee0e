// Names and values as commands take them: the same name everywhere, in files with either ending and
// any end of line, and values that look like options.

import Foundation
import Testing

@Suite(.serialized) struct NameCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    try home.write("device: \"null\"\n", to: "settings.yaml")
  }

  private func succeed(_ words: String..., output: String? = nil) throws {
    let finished = try home.run(Programs.limber, words)
    #expect(finished.status == 0, "\(words): \(finished)")
    if let output { #expect(finished.output.contains(output), "\(words): \(finished)") }
  }

  private func fail(_ words: String..., status: Int32 = 65, errors: String) throws {
    let finished = try home.run(Programs.limber, words)
    #expect(finished.status == status, "\(words): \(finished)")
    #expect(finished.errors.contains(errors), "\(words): \(finished)")
    #expect(finished.output.isEmpty, "\(words): \(finished)")
  }

  private func path(_ file: String) -> String { "\(home.path)/config/limber/\(file)" }

  private func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  @Test(arguments: ["Neck & shoulders (1st)", "Übung"])
  func aReminderOfAnyNameIsOnesOwn(name: String) throws {
    home.environment["EDITOR"] = "true"
    try home.write("at: [\"10:00\"]\n", to: "reminders/\(name).yml")
    try succeed("remind", "list", output: "\(name): at 10:00")
    try succeed("remind", "disable", name, output: "\(name) is off.")
    #expect(try text("reminders/\(name).yml") == "at: [\"10:00\"]\nenabled: false\n")
    try succeed("remind", "enable", name, output: "\(name) is on.")
    try succeed("remind", "edit", name)
    try fail("remind", "add", name, "11:00", errors: "\(name).yml exists already")
    try succeed("remind", "remove", name)
    #expect(!FileManager.default.fileExists(atPath: path("reminders/\(name).yml")))
    try succeed("remind", "add", name, "11:00", output: "\(name).yaml")
    try succeed("remind", "remove", name)
    try fail("remind", "remove", name, errors: "there is no reminder “\(name)”")
  }

  @Test func whatIsNoNameIsNowhereOne() throws {
    try home.write("at: [\"10:00\"]\n", to: "other.yaml")
    for name in [".hidden", "10:00", "desk.yaml", "a\u{1b}b"] {
      try fail("remind", "add", name, "11:00", status: 64, errors: "is not a name for a reminder")
    }
    try fail("routine", "new", "../other", status: 64, errors: "is not a name for a routine")
    try fail("routine", "edit", "../other", errors: "there is no routine")
    for command in ["remove", "edit", "enable", "disable"] {
      try fail("remind", command, "../other", errors: "there is no reminder")
    }
    try fail("remind", "add", "--", "-desk", "11:00", status: 64, errors: "“-desk” is not a name")
  }

  @Test func aFaultyFileIsOnesOwnAndItsFaultIsTold() throws {
    try home.write("at: [\"25:00\"]\n", to: "reminders/desk.yaml")
    try fail("remind", "disable", "desk", errors: "reminders/desk.yaml:1:6: ")
    try fail("remind", "add", "desk", "10:00", errors: "exists already")
    try succeed("remind", "remove", "desk")
  }

  @Test func twoFilesOfOneNameAreNoneThatACommandChooses() throws {
    for ending in ["yaml", "yml"] {
      try home.write("at: [\"10:00\"]\n", to: "reminders/desk.\(ending)")
      try home.write("steps: [{exercise: plank}]\n", to: "routines/mine.\(ending)")
    }
    let told = "desk.yml has the same name, so neither is read; remove one of the two"
    for command in ["remove", "edit", "disable"] {
      try fail("remind", command, "desk", errors: told)
    }
    try fail("routine", "edit", "mine", errors: "mine.yml has the same name")
    try fail("routine", "show", "mine", errors: "mine.yml has the same name")
    let check = try home.run(Programs.limberd, "--check")
    #expect(check.status == 65 && check.errors.contains(told), "\(check)")
    let doctor = try home.limber("doctor", "--silent")
    #expect(doctor.output.contains(told), "\(doctor)")
  }

  @Test func aBrokenThemeIsToldByWhateverUsesIt() throws {
    try home.write("name: Mine\ncues: {hold: {file: none.wav}}\n", to: "sounds/mine/theme.yaml")
    try home.write("theme: mine\nspeech: {guide: tones}\n", to: "settings.yaml")
    let place = "sounds/mine/theme.yaml:2:"
    let check = try home.limber("settings", "check")
    #expect(check.status == 65 && check.errors.contains(place), "\(check)")
    for words in [
      ["render", "quick-start", "-o", "\(home.path)/out.wav"],
      ["sounds", "export", "\(home.path)/cues"],
      ["sounds", "export", "\(home.path)/cues", "--theme", "mine"],
    ] {
      let done = try home.run(Programs.limber, words)
      #expect(done.status == 0 && done.errors.contains(place), "\(words): \(done)")
    }
  }

  @Test func whatIsPassedOverIsToldByTheChecks() throws {
    try home.write("at: [\"10:00\"]\n", to: "reminders/desk (1).yaml")
    let words = "desk (1).yaml:1:1: warning: this is ignored: it looks like a copy"
    let check = try home.run(Programs.limberd, "--check")
    #expect(check.status == 0 && check.errors.contains(words), "\(check)")
    #expect(try home.limber("doctor", "--silent").output.contains(words))
    #expect(try home.limber("remind", "list").output.contains("There are no reminders"))
  }

  @Test func aNameThatNothingHasIsRefusedWithTheNearest() throws {
    try home.write("at: [\"10:00\"]\n", to: "reminders/desk.yaml")
    try home.write("volume: 30\ndefault-routine: lower-bak\n", to: "settings.yaml")
    let place = "settings.yaml:2:18: there is no routine “lower-bak”; did you mean “lower-back”?"
    try fail("settings", "check", errors: place)
    #expect(try home.run(Programs.limberd, "--check").errors.contains(place))
    #expect(try home.limber("doctor", "--silent").output.contains(place))
    try home.write("", to: "settings.yaml")
    let routine = "there is no routine “lower-bak”; did you mean “lower-back”?"
    try fail("history", "--routine", "lower-bak", errors: routine)
    try fail("log", "lower-bak", "--at", "07:30", errors: routine)
    try fail("routine", "show", "lower-bak", "-o", "-", errors: routine)
    try fail("pain", "3", "--exercise", "plnk", errors: "no exercise “plnk”; did you mean “plank”?")
    let daemon = try home.daemon()
    try succeed("why", "desk", output: "Nothing has been decided yet.")
    for command in ["why", "snooze", "skip-next"] {
      try fail(command, "dessk", errors: "did you mean 'desk'?")
    }
    #expect(daemon.isRunning)
  }

  // MARK: Ends of lines

  @Test func anExportOfAnotherSystemIsImported() throws {
    try succeed("pain", "3", "--note", "one\r\ntwo, three")
    let export = try home.limber("export").output
    #expect(try home.limber("history", "remove", "--before", "2100-01-01", "--yes").status == 0)
    let file = "\(home.path)/export.jsonl"
    try ("\u{FEFF}" + export.replacing("\n", with: "\r\n")).write(
      toFile: file, atomically: true, encoding: .utf8)
    try succeed("import", file, output: "1 entry read")
    try (export.replacing("\n", with: "\r\n") + "{\"a\":").write(
      toFile: file, atomically: true, encoding: .utf8)
    try fail("import", file, errors: "export.jsonl:2: the file is cut off here")
  }

  @Test func aFileKeepsItsEndsOfLines() throws {
    try home.write("# Neck\r\nat: [\"10:00\"]\r\n", to: "reminders/neck.yaml")
    try succeed("remind", "disable", "neck", output: "neck is off.")
    #expect(
      try text("reminders/neck.yaml") == "# Neck\r\nat: [\"10:00\"]\r\nenabled: false\r\n")
    try succeed("remind", "enable", "neck", output: "neck is on.")
    #expect(try text("reminders/neck.yaml") == "# Neck\r\nat: [\"10:00\"]\r\nenabled: true\r\n")
  }

  // MARK: Values that look like options

  @Test(arguments: ["- left knee", "--json", "=x="])
  func aNoteArrivesAsItWasWritten(note: String) throws {
    try succeed("pain", "3", "--note=\(note)", output: "Recorded")
    try succeed("pain", "4", "--note", note, output: "Recorded")
    try succeed("log", "lower-back", "--at", "00:00", "--note=\(note)", output: "“\(note)”")
    let lines = try home.limber("export").output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(lines.map { $0?["note"] as? String } == [note, note, note])
    let page = try home.limber("report", "-o", "-", "--name=\(note)")
    #expect(page.output.contains(note), "\(page.errors)")
  }

  @Test func aNoteIsTakenAwayByAnEmptyOne() throws {
    try succeed("pain", "3", "--note=left")
    let id = try #require(try home.limber("export").output.firstMatch(of: #/"id":"(\w+)"/#)?.1)
    try succeed("history", "correct", String(id), "--note", "")
    #expect(try home.limber("export").output.contains("left") == false)
  }

  @Test func aRoutineAndAFileMayBeginWithADash() throws {
    try fail("routine", "show", "--", "-x", errors: "there is no routine '-x'")
    try fail("exercise", "show", "--", "--json", errors: "there is no exercise “--json”")
  }

  @Test(arguments: [
    ["--level", "2"], ["--json"], ["--note=x"], ["--config", "/nowhere", "--speed", "3"],
    ["--nope"],
    ["stray"],
  ])
  func whatIsLeftOverStartsNoDaemon(words: [String]) throws {
    let finished = try home.run(Programs.limberd, words)
    #expect(finished.status == 64, "\(finished)")
    #expect(finished.errors.hasPrefix("limberd: ") && finished.output.isEmpty, "\(finished)")
    #expect(finished.errors.filter { $0 == "\n" }.count == 1, "\(finished)")
  }

  // MARK: Text from outside

  @Test func aNameThatIsNotUTF8IsTold() throws {
    let script = "exec \"$1\" routine check \"$(printf 'a\\377.yaml')\""
    let finished = try home.run("/bin/sh", ["-c", script, "sh", Programs.limber])
    #expect(finished.status == 64, "\(finished)")
    #expect(finished.errors.contains("“a\u{FFFD}.yaml” is not UTF-8"), "\(finished)")
  }

  @Test func noControlCharacterReachesATerminal() throws {
    let bad = "bad\u{1b}]0;x\u{7}name"
    try home.write("at: [\"10:00\"]\n", to: "reminders/\(bad).yaml")
    try home.write("nope\u{9b}2J: 1\n", to: "routines/odd.yaml")
    try home.write(
      "name: \"Two\\e[2J\"\nsteps: [{exercise: plank, hold: 5s}]\n", to: "routines/two.yaml")
    try succeed("log", "core", "--at", "00:00", "--note=\u{1b}[31mred")
    for line in [
      "remind list", "routine list", "routine show two", "history", "history --csv",
      "doctor --silent",
      "export", "compose --for 5m", "routine check \(path("reminders/\(bad).yaml"))",
      "start \(bad)",
    ] {
      let words = line.split(separator: " ").map(String.init)
      // script(1) gives a terminal.
      let quoted = ([Programs.limber] + words).map { "'\($0)'" }.joined(separator: " ")
      let finished = try home.run("/usr/bin/script", ["-qec", quoted, "/dev/null"])
      let odd = finished.output.unicodeScalars.filter {
        ($0.value < 32 && !"\r\n\t".unicodeScalars.contains($0)) || (127..<160).contains($0.value)
      }
      #expect(odd.isEmpty, "\(line): \(finished.output.debugDescription)")
    }
    #expect(try home.limber("history", "--csv").output.contains("\u{1b}[31mred"), "as it is")
  }
}
