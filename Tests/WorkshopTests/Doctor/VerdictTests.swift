// What each check makes of what was found: how bad it is, in which words, and what to do.

import ConfigFiles
import Control
import Glibc
import Routines
import Scheduling
import Service
import Sessions
import Speech
import Testing

@testable import Doctor
@testable import Planning
@testable import Playback

/// A second and a half of a device that keeps time.
private func report(
  _ end: String = "ALSA <-> PulseAudio PCM I/O Plugin", latency: Int64? = 150,
  played: Int64 = 1000, xruns: Int = 0, refused: String? = nil, failure: String? = nil
) -> DeviceReport {
  var report = DeviceReport(
    chain: DeviceChain(dump: end), buffer: FrameCount(.seconds(1)), period: FrameCount(4800),
    latency: latency.map { FrameCount(Milliseconds($0)) },
    progress: .init(played: FrameCount(Milliseconds(played)), elapsed: FrameCount(.seconds(1))),
    xruns: xruns)
  report.failure = failure
  report.refusal = refused.map { PCMError(operation: $0, code: EINVAL, detail: "") }
  return report
}

private func levels(_ verdicts: [Verdict]) -> [String: Verdict.Level] {
  Dictionary(verdicts.map { ($0.check, $0.level) }, uniquingKeysWith: { $1 })
}

@Suite struct VerdictTests {
  @Test(
    arguments: [
      (report(), "playing", .ok, "the device played 1.00 s of sound in 1.00 s"),
      (report(), "device", .ok, "the device “x” opens, through PulseAudio"),
      (report(), "latency", .ok, "what is written is heard 150 ms later"),
      (report(), "format", .ok, "S16_LE at 48000 Hz, 2 channels; a buffer of 1000 ms in periods"),
      (
        report(refused: "setting 48 kHz"), "conversion", .ok,
        "ALSA converts the sound; the device refused it as it is (setting 48 kHz: Invalid argument)"
      ),
      (report(played: 0), "playing", .bad, "the device takes sound and does not play it"),
      (report(played: 500), "playing", .bad, "0.50 s of sound in 1.00 s: it does not keep time"),
      (report(played: 5000), "playing", .bad, "5.00 s of sound in 1.00 s: it does not keep time"),
      (
        report(failure: "playing: no"), "playing", .bad, "a session would be silent: playing: no"
      ),
      (report(latency: 900), "latency", .note, "900 ms later, and so is a pause"),
      (report(latency: nil), "latency", .note, "does not report its latency"),
      (report(xruns: 2), "xruns", .note, "2 underruns"),
      (report("Null PCM"), "device", .bad, "leads nowhere: nothing can be heard"),
      (
        report("Hardware PCM card 0 'HDA' device 0 subdevice 0"), "device", .note,
        "takes the card “HDA” for itself: while it plays, a screen reader is silent"
      ),
      (
        report("Direct Stream Mixing PCM\nHardware PCM card 0 'HDA' device 0 subdevice 0"),
        "device", .ok, "on the card “HDA”, shared with other programs"
      ),
    ] as [(DeviceReport, String, Verdict.Level, String)])
  func aProbeIsTold(report: DeviceReport, check: String, level: Verdict.Level, words: String) {
    let verdict = DeviceChecks.verdicts("x", .success(report)).first { $0.check == check }
    #expect(verdict?.level == level)
    #expect(verdict?.message.contains(words) == true, "\(verdict?.message ?? "")")
    #expect(verdict?.level == .ok || verdict?.remedy != nil || check == "latency")
  }

  @Test func theDelayOfADeviceThatStandsStillIsNotTold() {
    let verdicts = DeviceChecks.verdicts("x", .success(report(latency: 0, played: 0)))
    #expect(verdicts.map(\.check) == ["device", "format", "playing"])
  }

  @Test(arguments: [
    (EBUSY, "another program has it for itself"), (EACCES, "join the group audio"),
    (ENOENT, "'aplay -L' lists"), (EIO, "is the sound server running?"),
    (ETIMEDOUT, "the sound server does not answer"),
  ])
  func aDeviceThatDoesNotOpenSaysWhatToDo(code: Int32, remedy: String) {
    let error = PCMError(operation: "opening x", code: code, detail: "")
    let verdicts = DeviceChecks.verdicts("x", .failure(error))
    #expect(verdicts.map(\.level) == [.bad])
    #expect(verdicts[0].remedy?.contains(remedy) == true)
  }

  @Test func whatCannotBeHeardIsSeenInTheMixerAndInTheVolume() {
    let mixer = MixerReport(controls: [
      .init(name: "Master", percent: 40, isMuted: true), .init(name: "PCM", percent: 0),
      .init(name: "PCM", percent: 70),
    ])
    let verdicts = VolumeChecks.verdicts(
      Volume(percent: 80, isMuted: false), mixer, isRealTime: true)
    #expect(verdicts.map(\.level) == [.ok, .bad, .bad, .ok, .ok])
    #expect(verdicts[1].message == "the system's “Master” is muted")
    #expect(verdicts[2].message == "the system's “PCM” is at 0")
    let quiet = VolumeChecks.verdicts(Volume(percent: 0, isMuted: false), nil, isRealTime: false)
    #expect(quiet.map(\.level) == [.note, .note, .note])
  }

  @Test func aDaemonIsAskedForItsVersionAndItsProblems() {
    func verdicts(_ version: String, _ problems: [String]) -> [Verdict] {
      let audio = Status.Audio(device: "d", state: .known(.closed))
      return DaemonChecks.verdicts(
        .success(.init(version: version, status: Status(audio: audio, problems: problems))))
    }
    #expect(verdicts(LimberVersion.text, []).map(\.level) == [.ok])
    #expect(verdicts("0.0.1", []).map(\.check) == ["version"])
    let ill = verdicts(LimberVersion.text, ["no sound device works: x"])
    #expect(ill.map(\.level) == [.ok, .bad])
    #expect(ill[1].message == "the daemon reports: no sound device works: x")
    // What the check of the files tells is not told twice.
    let status = Status(
      audio: .init(device: "d", state: .known(.closed)), problems: ["a:1:1: x", "y"])
    let answer = DaemonChecks.Answer(version: LimberVersion.text, status: status)
    let once = DaemonChecks.verdicts(.success(answer), faults: ["a:1:1: x"])
    #expect(once.map(\.message).dropFirst() == ["the daemon reports: y"])
    let none = DaemonChecks.verdicts(.failure(.failed(.notReachable(path: "/s", reason: "gone"))))
    #expect(none.map(\.message) == ["the daemon is not reachable at /s (gone)"])
    #expect(none[0].remedy?.hasPrefix("start it with: systemctl --user start limberd") == true)
  }

  @Test func everyFaultOfAFileIsALine() {
    let home = Home(["reminders/a.yaml": "at: [25:00]", "settings.yaml": "volume: 900"])
    let configuration = Configuration(reading: home.places.layers)
    let verdicts = FileChecks.verdicts(configuration)
    #expect(verdicts.map(\.level) == [.bad, .bad])
    #expect(verdicts[0].message.contains("settings.yaml:1:9: 900 is not within 0 to 100"))
    #expect(FileChecks.verdicts(Home().configuration).map(\.level) == [.ok])
  }

  @Test func theNextReminderIsTheDaemonsOrElseTheFiles() {
    let home = Home(["reminders/desk.yaml": "at: [\"10:00\"]\nroutine: lower-back"])
    func next(_ status: Status?, _ home: Home) -> Verdict {
      ReminderChecks.verdicts(
        home.configuration, zones: ZoneBook(ZoneFiles(environment: ["TZ": ""])), zoneName: "UTC",
        status: status, now: WallInstant(rfc3339: "2026-11-24T07:00:00Z")!)[1]
    }
    #expect(
      next(nil, home).message
        == "the next one is desk at 2026-11-24T10:00:00Z, once the daemon runs")
    let status = Status(
      next: .init(reminder: "other", at: "2026-12-01T09:00:00Z"),
      audio: .init(device: "d", state: .known(.closed)))
    #expect(next(status, home).message == "the next one is other at 2026-12-01T09:00:00Z")
    #expect(next(nil, Home()).level == .note)
    #expect(next(nil, Home()).message == "there are no reminders")
  }

  @Test func theHistoryIsLookedAt() {
    let home = Home()
    #expect(HistoryChecks.verdict(home.places).message == "nothing was recorded yet")
    home.write("data/limber/history.db", "no database at all, and long enough to be one")
    #expect(HistoryChecks.verdict(home.places).level == .bad)
  }

  @Test func aSpeechProgramIsLookedUpOnThePath() {
    let home = Home(["bin/talk": "#!/bin/sh\n", "bin/espeak-ng": "no program"])
    chmod("\(home.folder)/bin/talk", 0o755)
    let environment = ["PATH": "/nowhere:\(home.folder)/bin"]
    func verdict(_ command: [String]?, speaks: Bool = true) -> Verdict {
      var settings = SpeechSettings()
      settings.command = command
      return SpeechChecks.verdict(
        settings, program: SpeechProgram(command: command ?? SpeechProgram.espeak),
        environment: environment, speaks: speaks)
    }
    #expect(verdict(["talk", "{text}"]).message == "\(home.folder)/bin/talk speaks")
    #expect(verdict(["\(home.folder)/bin/talk"]).level == .ok)
    #expect(verdict(["talk"], speaks: false).level == .bad)
    #expect(verdict(["bin/talk"]).level == .bad)
    // Found, and not to be executed.
    #expect(verdict(nil).level == .note)
    #expect(verdict(["nothing"]).level == .bad)
  }

  /// Its speech program is a script, which is given the text.
  private func speech(_ script: String, _ files: [String: String] = [:]) -> Verdict {
    let home = Home(files)
    home.write("speak", "#!/bin/sh\necho \"$1\" >> \(home.folder)/texts\n\(script)\n")
    chmod("\(home.folder)/speak", 0o755)
    home.write("settings.yaml", "speech: {command: ['\(home.folder)/speak', '{text}']}\n")
    return SpeechChecks.verdict(home.configuration, home.places)
  }

  @Test(.enabled(if: access("/usr/bin/espeak-ng", X_OK) == 0, "espeak-ng is not installed"))
  func aSpeechProgramIsTriedWithTheLongestTextThatThereIs() {
    let espeak = "/usr/bin/espeak-ng --stdout \"$1\""
    #expect(speech(espeak).level == .ok)
    // Several sentences of the catalogue are spoken one at a time.
    let crash = speech("case \"$1\" in *'. '*) kill -11 $$;; esac\n\(espeak)")
    #expect(crash.level == .note && crash.message.contains("one sentence at a time"))
    let failing = speech("[ ${#1} -gt 30 ] && exit 3\n\(espeak)")
    #expect(failing.level == .bad && failing.message.contains("status 3 with the text “"))
    let own = String(repeating: "Go on and on. ", count: 60)
    let long = [
      "routines/own.yaml": "steps: [{exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, "
        + "say: \(own)}]"
    ]
    let longest = SpeechChecks.longestTexts(Home(long).configuration)
    #expect(longest.contains { $0.text?.hasPrefix("Go on and on.") == true })
    #expect(speech("[ ${#1} -gt 700 ] && exit 3\n\(espeak)", long).level == .note)
    #expect(speech("exit 3").level == .bad)
  }

  @Test func aThemeThatIsMissingIsToldWithThoseThereAre() {
    #expect(ThemeChecks.verdict("clear", among: ["clear"]).level == .ok)
    let missing = ThemeChecks.verdict("claer", among: ["clear", "soft"])
    #expect(missing.level == .bad && missing.remedy == "'theme:' in the settings takes clear, soft")
  }

  @Test func cuesThatAThemeLeavesOutAreNamed() throws {
    let home = Home([
      "sounds/clear/theme.yaml": "name: Clear\ncues: {hold: {notes: [{hz: 440}]}}"
    ])
    let missing = home.places.layers.missingCues(ofTheme: "clear")
    #expect(missing.count == CueKind.allCases.count - 1 && !missing.contains("hold"))
    let verdict = ThemeChecks.missing(missing, of: "clear")
    #expect(verdict?.level == .note)
    #expect(
      verdict?.message.hasPrefix("“clear” has no sound of its own for start, ready, ") == true)
    #expect(ThemeChecks.missing([], of: "clear") == nil)
    #expect(home.places.layers.missingCues(ofTheme: "nothing") == [])
  }

  @Test func aMissingLibraryCostsOnlyWhatNeedsIt() {
    #expect(ThemeChecks.library(missing: nil).level == .ok)
    let missing = ThemeChecks.library(missing: .noLibrary("libsndfile"))
    #expect(missing.level == .note && missing.message.hasPrefix("libsndfile is not installed"))
  }

  @Test func aVerdictIsOneLineAndOneObject() throws {
    let verdict = Verdict(.sound, "device", .bad, "it is busy", remedy: "end the other one")
    #expect(verdict.line == "bad: sound: it is busy; end the other one")
    #expect(
      try jsonText(Verdict(.files, "faults", .ok, "none"))
        == #"{"area":"files","check":"faults","level":"ok","message":"none","remedy":null}"#)
  }
}
