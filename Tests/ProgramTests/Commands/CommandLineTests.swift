import ArgumentParser
import Control
import Testing

@testable import Commands
@testable import limber

@Suite struct CommandLineTests {
  @Test(arguments: [
    ("-", true), ("a/b", true), ("/x", true), ("./x", true), ("x.yaml", true), ("x.yml", true),
    ("lower-back", false), ("yaml", false), ("x.yaml.old", false),
  ])
  func aFileIsWhatLooksLikeOne(argument: String, isFile: Bool) {
    #expect(StartCommand.isFile(argument) == isFile)
  }

  @Test(arguments: [
    (["volume", "101"], "the volume is 0 to 100"), (["volume", "-1"], nil),
    (["next", "-n", "0"], "-n takes 1 to 10000"), (["next", "-n", "10001"], nil),
    (["mute", "maybe"], nil), (["bogus"], nil), (["start", "--nope"], nil),
    (["remind", "add", "desk"], nil), (["render", "x"], nil),
    (["sounds", "quiz", "-n", "101"], "-n takes 1 to 100"),
    (["rehearse", "x", "--speed", "1001"], "--speed takes 1 to 1000"),
    (["sounds", "play"], nil), (["sounds", "play", "hold", "--side", "up"], nil),
    (["setup", "now"], nil), (["routine", "check"], nil),
  ])
  func aBadCommandLineIsAUsageError(arguments: [String], message: String?) {
    #expect {
      try Limber.parseAsRoot(arguments)
    } throws: { error in
      Limber.exitCode(for: error).rawValue == 64
        && (message == nil || Limber.message(for: error) == message)
    }
  }

  @Test(arguments: [
    ("puase", "pause", true), ("statu", "status", true), ("statuss", "status", true),
    ("stxtus", "status", true), ("status", "status", true), ("sp", "stop", false),
    ("", "a", true), ("", "ab", false), ("start", "stop", false), ("ba", "ab", true),
  ])
  func oneSlipOfTheFingersIsSeen(word: String, meant: String, isNear: Bool) {
    #expect(Typo.isOneAway(word, meant) == isNear)
    #expect(Typo.isOneAway(meant, word) == isNear)
  }

  @Test func everyCommandCanBeSuggested() {
    #expect(Set(Limber.commandNames).isSuperset(of: ["start", "remind", "mute", "status", "next"]))
    #expect(!Limber.commandNames.contains(""))
  }

  @Test func everyCommandOfTheDaemonsIsACall() {
    let commands = Limber.leaves.filter { $0 is any DaemonCommand.Type }
    #expect(commands.count > 20)
    for command in commands { #expect(command is any DaemonCall.Type, "\(command)") }
  }

  @Test(
    arguments: [
      (ControlClientError.notReachable(path: "/x", reason: "y"), 69),
      (.refused(.nothingRunning), 75), (.refused(.alreadyRunning(routine: "x")), 75),
      (.refused(.routineNotFound(routine: "x", nearest: nil)), 65),
      (.refused(.badRoutine(diagnostics: [])), 65), (.refused(.unknownZone(zone: "x")), 65),
      (.invalidParameter("from"), 65), (.badReply(reason: "x"), 1),
      (.disconnected(reason: "x"), 69),
    ] as [(ControlClientError, Int32)])
  func eachFailureHasItsExitCode(error: ControlClientError, code: Int32) {
    #expect(CommandFailure(error).code == code)
  }

  @Test func aStateOfTheWatchIsTheStatusItsNumberAndWhatHasHappened() throws {
    let status = Status(audio: Status.Audio(device: "d", state: .known(.closed)))
    let before = Status(offUntil: "2026-11-27T18:00:00+01:00", audio: status.audio)
    let text = try jsonLine(
      NumberedStatus(MonitorReply(sequence: 7, status: status), after: before))
    #expect(
      text == #"{"audio":{"device":"d","late_cues":0,"state":"closed","xruns":0},"#
        + #""deferred":null,"due":null,"due_all":[],"events":["on"],"held":null,"holds":[],"#
        + #""last":null,"next":null,"off_until":null,"practice":null,"problems":[],"question":null,"sequence":7,"session":null}"#
    )
  }
}
