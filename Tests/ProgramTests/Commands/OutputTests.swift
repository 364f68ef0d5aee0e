// What becomes of output that cannot be written: every command that prints is run with a full disk,
// a reader that has gone and no output at all behind it.

import Foundation
import Testing

/// Commands that print and need no daemon.
private let offline = [
  "--help", "--version", "start --help", "help remind", "--generate-completion-script bash",
  "--generate-completion-script zsh", "--generate-completion-script fish", "compose --for 5m",
  "doctor --silent", "doctor --silent --json", "exercise list", "exercise list --json",
  "exercise clear plank", "exercise show plank", "exercise show plank --json",
  "exercise check {exercise}",
  "export --ics", "history", "history --csv", "history --json", "log two --at 07:30", "pain",
  "pain 3 --where neck", "rehearse two --speed 1000", "remind add other 10:00",
  "remind check {reminder}", "remind check {reminder} --json", "remind disable desk",
  "remind list", "remind list --json", "render two -o -", "report -o -", "routine check {routine}",
  "routine list", "routine list --json", "routine new other", "routine show two",
  "routine show two --json",
  "routine show two -o -", "settings check", "settings check --json", "settings show",
  "settings show --json", "setup", "sounds list", "sounds list --json", "sounds quiz -n 1", "stats",
  "stats --json",
]

/// Those that a daemon answers, in an order in which each can.
private let online = [
  "status", "status --json", "status --format waybar", "status --format {text}", "next",
  "next --json", "why", "why --json", "volume 50", "mute on", "mute off", "reload", "off --for 1h",
  "on", "hold --for 5m", "hold --end", "start two", "pause",
  "resume", "toggle", "skip", "back", "restart", "easier", "extend 10s", "stop", "skip-next desk",
  "watch --json", "watch --plain", "watch --format polybar",
]

@Suite(.serialized) struct OutputTests {
  private let home: Home

  init() throws {
    home = try Home()
    try home.write("device: \"null\"\nspeech: {guide: tones}\n", to: "settings.yaml")
    try home.write(
      "name: Two\nsteps:\n  - {exercise: plank, hold: 20s}\n  - {exercise: plank, hold: 20s}\n",
      to: "routines/two.yaml")
    try home.write("name: Reach\nposition: seated\nreps: 2\n", to: "exercises/reach.yaml")
    try home.write("at: [\"03:30\"]\nroutine: two\n", to: "reminders/desk.yaml")
  }

  private func words(_ line: String) -> [String] {
    line.split(separator: " ").map { word in
      switch word {
      case "{exercise}": "\(home.path)/config/limber/exercises/reach.yaml"
      case "{reminder}": "\(home.path)/config/limber/reminders/desk.yaml"
      case "{routine}": "\(home.path)/config/limber/routines/two.yaml"
      default: String(word)
      }
    }
  }

  /// Runs a program behind a redirection, as a shell writes it.
  private func run(_ redirection: String, _ program: String, _ line: String) throws -> Finished {
    let script = "\(redirection); exec \"$@\""
    return try home.run("/bin/sh", ["-c", script, "sh", program] + words(line))
  }

  private func expectFailure(_ program: String, _ line: String) throws {
    let finished = try run("exec >/dev/full", program, line)
    #expect(finished.status == 1, "\(line): \(finished)")
    let sentence = "limber: the standard output cannot be written: No space left on device\n"
    #expect(finished.errors.hasSuffix(sentence), "\(line): \(finished.errors)")
  }

  /// A pipe without a reader.
  /// - Parameter isIgnored: as some parents leave the signal.
  private func expectSilence(
    _ program: String, _ line: String, isIgnored: Bool = false
  ) throws {
    let pipe =
      "cd $HOME; mkfifo gone; exec 3<>gone 4>gone 3<&-; rm gone; exec 2>errors >&4 4>&-"
    let finished = try run(isIgnored ? "trap '' PIPE; \(pipe)" : pipe, program, line)
    #expect(finished.status == 128 + SIGPIPE, "\(line): \(finished)")
    let errors = try String(contentsOfFile: "\(home.path)/errors", encoding: .utf8)
    #expect(errors == "", "\(line)")
  }

  @Test(arguments: offline)
  func whatCannotBeWrittenIsNotReportedAsWritten(line: String) throws {
    try expectFailure(Programs.limber, line)
  }

  @Test(arguments: ["--help", "--version", "--check", "--generate-completion-script bash"])
  func theDaemonsProgramSaysSoToo(line: String) throws {
    try expectFailure(Programs.limberd, line)
    try expectSilence(Programs.limberd, line)
    try expectSilence(Programs.limberd, line, isIgnored: true)
  }

  @Test(arguments: offline.filter { !$0.hasPrefix("log ") && !$0.hasPrefix("remind ") })
  func aReaderThatHasGoneIsNoError(line: String) throws {
    try expectSilence(Programs.limber, line)
  }

  @Test(arguments: ["--version", "routine list", "report -o -", "history --json"])
  func norIsOneThatHasGoneUnsaid(line: String) throws {
    try expectSilence(Programs.limber, line, isIgnored: true)
  }

  @Test func anExportIsWholeOrSaysThatItIsNot() throws {
    #expect(try home.limber("pain", "3").status == 0)
    try expectFailure(Programs.limber, "export")
    try expectSilence(Programs.limber, "export")
  }

  @Test func whatADaemonAnswersIsWrittenOrNot() throws {
    let daemon = try home.daemon()
    for line in online {
      try expectFailure(Programs.limber, line)
      #expect(daemon.isRunning, "\(line)")
    }
    let silent = ["status", "next --json", "why", "watch --json", "watch --format i3"]
    for line in silent { try expectSilence(Programs.limber, line) }
  }

  @Test func anOutputThatIsClosedIsNoPlaceToWrite() throws {
    for line in ["--version", "routine list", "render two -o -"] {
      let finished = try run("exec >&-", Programs.limber, line)
      #expect(finished.status == 1, "\(finished)")
      #expect(finished.errors.contains("cannot be written: Bad file descriptor"), "\(finished)")
    }
  }

  @Test func aFullDiskIsToldWithTheFilesName() throws {
    let path = "\(home.path)/full.wav"
    symlink("/dev/full", path)
    for line in ["report -o", "routine show two -o", "render two -o"] {
      let finished = try home.run(Programs.limber, words("\(line) \(path)"))
      #expect(finished.status == 1, "\(line): \(finished)")
      #expect(
        finished.errors == "limber: \(path) cannot be written: No space left on device\n",
        "\(line): \(finished)")
    }
  }

  @Test func aPageIsAddedToAFileAsAShellIsTold() throws {
    let script = "echo before >page; \"$1\" report -o - >>page; cat page"
    let finished = try home.run("/bin/sh", ["-c", "cd $HOME; \(script)", "sh", Programs.limber])
    #expect(finished.status == 0, "\(finished)")
    #expect(finished.output.hasPrefix("before\n<!DOCTYPE html>"), "\(finished)")
  }
}
