// Settings: every key that limber(5) names has its effect, those for later have none, and a slip
// of the pen is told.

import Practice
import Routines
import Scheduling
import Sessions
import Testing

@testable import ConfigFiles

private func read(_ text: String) throws(BadFile) -> Settings {
  try SettingsFile.settings(text, file: "settings.yaml")
}

private func settings(_ change: (inout Settings) -> Void) -> Settings {
  var settings = Settings()
  change(&settings)
  return settings
}

@Suite struct SettingsFileTests {
  @Test func withoutAFileTheManualsDefaultsHold() {
    let settings = Settings()
    #expect(settings.defaultRoutine == "lower-back")
    #expect(settings.device == "default")
    #expect(settings.volume == 80)
    #expect(!settings.mute)
    #expect(settings.theme == "clear")
    #expect(settings.paceThousandths == 1000)
    #expect(!settings.plain)
  }

  @Test(arguments: [
    ("default-routine: arms", settings { $0.defaultRoutine = "arms" }),
    ("device: hw:0", settings { $0.device = "hw:0" }),
    ("volume: 0", settings { $0.volume = 0 }), ("volume: 100", settings { $0.volume = 100 }),
    ("mute: true", settings { $0.mute = true }), ("mute: On", settings { $0.mute = true }),
    ("mute: false", Settings()),
    ("theme: mine", settings { $0.theme = "mine" }),
    ("pace: 0.5", settings { $0.paceThousandths = 500 }),
    ("pace: 1.2345", settings { $0.paceThousandths = 1235 }),
    ("pace: 3", settings { $0.paceThousandths = 3000 }),
    ("plain: yes", settings { $0.plain = true }),
    (
      "notifications: phases\ndiscreet: true\nafter-sleep: step\npause-players: true\n"
        + "media-keys: false",
      settings {
        $0.notifications = .phases
        $0.isDiscreet = true
        $0.afterSleep = .step
        $0.pausesPlayers = true
        $0.takesMediaKeys = false
      }
    ),
    (
      "volume: 30\nmute: true",
      settings {
        $0.volume = 30
        $0.mute = true
      }
    ),
  ])
  func everyKeyHasItsEffect(text: String, expected: Settings) throws {
    #expect(try read(text) == expected)
  }

  @Test(arguments: [
    ("outputs: headphones", settings { $0.outputs = .headphones }),
    ("outputs: any", Settings()),
    ("outputs: USB Headset", settings { $0.outputs = .named(["USB Headset"]) }),
    ("outputs: [a, b]", settings { $0.outputs = .named(["a", "b"]) }),
    ("wait-while: []", settings { $0.waitWhile = [] }),
    ("wait-while: [call, other-user]", settings { $0.waitWhile = [.call, .otherUser] }),
    ("ignore-inhibitor: [vlc]", settings { $0.ignoredInhibitors = ["vlc"] }),
    ("ignore-inhibitor: []", settings { $0.ignoredInhibitors = [] }),
    (
      "ignore-inhibitor: [default, vlc]",
      settings { $0.ignoredInhibitors = Settings.standardInhibitors + ["vlc"] }
    ),
    (
      "pause-on-call: true\nignore-microphone: [obs]",
      settings {
        $0.pausesForCalls = true
        $0.ignoredMicrophones = ["obs"]
      }
    ),
  ])
  func whenAndWhereNothingIsHeard(text: String, expected: Settings) throws {
    #expect(try read(text) == expected)
  }

  @Test func aMisspeltCauseIsToldWithTheNearestRightOne() {
    let error = #expect(throws: BadFile.self) { try read("wait-while: [calls]") }
    #expect(
      error?.diagnostics.map(\.description) == [
        "settings.yaml:1:14: “calls” is not one of other-user, call, do-not-disturb, inhibited, "
          + "locked, away; did you mean “call”?"
      ])
  }

  @Test(arguments: ["", "\n\n", "# a comment", "  # one\n\n\t# two\n", "\r\n# three\r\n"])
  func aFileThatStatesNothingChangesNothing(text: String) throws {
    #expect(try read(text) == Settings())
  }

  @Test(arguments: [
    ("goal: {days: 5}", settings { $0.goal = Goal(days: 5, minutes: 5) }),
    ("goal: {days: 7, minutes: 20}", settings { $0.goal = Goal(days: 7, minutes: 20) }),
    ("history: off", settings { $0.keepsHistory = false }), ("history: on", Settings()),
  ])
  func whatIsWantedAndKept(text: String, expected: Settings) throws {
    #expect(try read(text) == expected)
  }

  @Test(arguments: [
    ("volume", "1:1: expected default-routine, compose, device …, found “volume”"),
    ("[]", "1:1: expected default-routine, compose, device …, found a list"),
    ("volume: 101", "1:9: 101 is not within 0 to 100"),
    ("volume: -1", "1:9: -1 is not within 0 to 100"),
    ("volume: 80%", "1:9: “80%” is not a whole number"),
    ("volume: 7.5", "1:9: “7.5” is not a whole number"),
    ("volume:", "1:8: expected a whole number, found nothing"),
    ("volume: [80]", "1:9: expected a whole number, found a list"),
    ("pace: 0.49", "1:7: 0.49 is not within 0.5 to 3.0"),
    ("pace: 3.01", "1:7: 3.01 is not within 0.5 to 3.0"),
    ("pace: nan", "1:7: “nan” is not a number"),
    ("pace: slow", "1:7: “slow” is not a number"),
    ("mute: 1", "1:7: “1” is not true or false"),
    ("plain: {}", "1:8: expected true or false, found a mapping"),
    ("theme: [clear]", "1:8: expected some text, found a list"),
    ("volme: 80", "1:1: “volme” is not a key here; did you mean “volume”?"),
    ("\n# a comment\ndevise: hw:0", "3:1: “devise” is not a key here; did you mean “device”?"),
    ("volume: 101\nmute: 1", "1:9: 101 is not within 0 to 100\n2:7: “1” is not true or false"),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    let told = faults { () throws(BadFile) in try read(text) }
    #expect(told.joined(separator: "\n") == expected)
  }
}

@Suite struct AllowanceAndWishTests {
  private static func allow(_ change: (inout Allowance) -> Void) -> Settings {
    settings { change(&$0.allow) }
  }

  @Test(arguments: [
    ("allow: {}", Settings()), ("allow: {level: 3}", allow { $0.level = 3 }),
    ("allow: {positions: all}", Settings()),
    ("allow: {positions: [seated, prone]}", allow { $0.positions = [.seated, .prone] }),
    ("allow: {positions: seated}", allow { $0.positions = [.seated] }),
    ("allow: {without: [strap, wall]}", allow { $0.without = [.strap, .wall] }),
    ("allow: {eyes-open: true}", allow { $0.eyesOpen = true }),
    ("allow: {hold: 10s}", allow { $0.hold = .seconds(10) }),
    ("allow: {hold: 60s}", allow { $0.hold = .seconds(60) }),
    ("compose: {for: 2m}", settings { $0.compose = Wish(length: .seconds(120)) }),
    (
      "compose: {for: 1h, areas: [neck, full-body], level: 1, positions: [standing], without: wall}",
      settings {
        $0.compose = Wish(
          length: .seconds(3600), areas: [.neck, .fullBody], level: 1, positions: [.standing],
          without: [.wall])
      }
    ),
    ("compose: {for: 9m, positions: all}", settings { $0.compose = Wish(length: .seconds(540)) }),
  ])
  func everyKeyHasItsEffect(text: String, expected: Settings) throws {
    #expect(try read(text) == expected)
  }

  @Test(arguments: [
    ("allow: 2", "1:8: expected level, positions, without …, found “2”"),
    ("allow: {levl: 2}", "1:9: “levl” is not a key here; did you mean “level”?"),
    ("allow: {level: 4}", "1:16: 4 is not within 1 to 3"),
    ("allow: {hold: 9s}", "1:15: 9s is not within 10s to 1m"),
    ("allow: {hold: 61s}", "1:15: 61s is not within 10s to 1m"),
    ("allow: {eyes-open: 1}", "1:20: “1” is not true or false"),
    (
      "allow: {without: [straps]}",
      "1:19: “straps” is not one of wall, chair, strap, eyes-open; did you mean “strap”?"
    ),
    ("compose: {level: 1}", "1:10: “for” is missing"),
    ("compose: {for: 119s}", "1:16: 119s is not within 2m to 1h"),
    ("compose: {for: 61m}", "1:16: 61m is not within 2m to 1h"),
    ("compose: {for: 9m, level: 0}", "1:27: 0 is not within 1 to 3"),
    (
      "compose: {for: 9m}\ndefault-routine: desk",
      "2:18: “default-routine” and “compose” both set what 'limber start' plays; use only one"
    ),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    #expect(faults { () throws(BadFile) in try read(text) } == [expected])
  }
}

@Suite struct SpeechAndQuietTests {
  private static func speech(_ change: (inout SpeechSettings) -> Void) -> Settings {
    settings { change(&$0.speech) }
  }
  private static func quiet(_ from: Int, _ to: Int, volume: Int = 40) -> Settings {
    settings {
      $0.quiet = QuietHours(
        from: CivilTime(hour: from, minute: 0)!, to: CivilTime(hour: to, minute: 0)!,
        volume: volume)
    }
  }

  @Test(arguments: [
    ("speech: {}", Settings()),
    ("speech: {command: [piper, --raw]}", speech { $0.command = ["piper", "--raw"] }),
    ("speech: {command: say}", speech { $0.command = ["say"] }),
    (
      "speech: {command: [say, \"{text}{\", \"{1}\"]}",
      speech { $0.command = ["say", "{text}{", "{1}"] }
    ),
    ("speech: {guide: names}", speech { $0.guide = .names }),
    ("speech: {rate: 60}", speech { $0.rate = 60 }),
    ("speech: {level: 0}", speech { $0.level = 0 }),
    ("speech: {voice: en+f3}", speech { $0.voices = ["en": "en+f3"] }),
    (
      "speech: {language: de, voice: german}",
      speech {
        $0.language = "de"
        $0.voices = ["de": "german"]
      }
    ),
    (
      "speech: {voices: {de: a, pt-BR: b}}",
      speech { $0.voices = ["de": "a", "pt-BR": "b"] }
    ),
    (
      "cues: {countdown: 60, countdown-last: 0}",
      settings {
        $0.cues = ["countdown": 60, "countdown-last": 0]
      }
    ),
    ("progress: quarters", settings { $0.progress = .quarters }),
    ("progress: 10s", settings { $0.progress = .every10s }),
    ("progress: none", settings { $0.progress = .nothing }),
    ("quiet: 22:00-07:00", quiet(22, 7)),
    ("quiet: {hours: 13:00-14:00}", quiet(13, 14)),
    ("quiet: {hours: 22:00-07:00, volume: 0}", quiet(22, 7, volume: 0)),
  ])
  func everyKeyHasItsEffect(text: String, expected: Settings) throws {
    #expect(try read(text) == expected)
  }

  @Test(arguments: [
    ("speech: espeak-ng", "1:9: expected command, guide, count …, found “espeak-ng”"),
    (
      "speech: {command: espeak-ng --stdout}",
      "1:19: write the program and each argument separately: [espeak-ng, --stdout]"
    ),
    (
      "speech: {command: [say, \"{txt}\"]}",
      "1:25: “{txt}” is not one of {voice}, {rate}, {text}; did you mean “text”?"
    ),
    (
      "speech: {command: []}",
      "1:19: expected a program and its arguments, such as "
        + "[espeak-ng, --stdout]"
    ),
    ("speech: {rate: 59}", "1:16: 59 is not within 60 to 450"),
    (
      "speech: {guide: ful}",
      "1:17: “ful” is not one of full, short, names, tones; did you mean “full”?"
    ),
    ("speech: {language: german}", "1:20: “german” is not a language; write en, de or pt-BR"),
    ("speech: {voices: {german: a}}", "1:19: “german” is not a language; write en, de or pt-BR"),
    ("speech: {voices: a}", "1:18: expected voices by language, such as {de: de+f2}"),
    (
      "speech: {voice: a, voices: {en: b}}",
      "1:17: “voices” already has a voice for “en”; use only one"
    ),
    (
      "progress: breaths",
      "1:11: “breaths” is not one of breath, quarters, 10s, none; did you mean “breath”?"
    ),
    ("cues: {countdow: 60}", "1:8: “countdow” is not a key here; did you mean “countdown”?"),
    ("cues: {hold: 101}", "1:14: 101 is not within 0 to 100"),
    ("quiet: 22-7", "1:8: “22-7” is not a span of hours; did you mean 22:00-07:00?"),
    ("quiet: 22:00-22:00", "1:8: “22:00-22:00” has no length"),
    ("quiet: {volume: 40}", "1:8: “hours” is missing"),
    ("quiet: {hours: 22:00-07:00, volume: 101}", "1:37: 101 is not within 0 to 100"),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    #expect(faults { () throws(BadFile) in try read(text) } == [expected])
  }

  @Test(
    arguments: [
      ("21:59:59", nil), ("22:00", 0), ("23:00", 3600), ("00:00", 7200), ("06:59:59", 32_399),
      ("07:00", nil), ("12:00", nil),
    ] as [(String, Int?)])
  func theHoursMayCrossMidnight(time: String, age: Int?) {
    let hours = QuietHours(from: CivilTime(parsing: "22:00")!, to: CivilTime(parsing: "07:00")!)
    #expect(hours.age(at: CivilTime(parsing: time)!) == age)
  }
}
