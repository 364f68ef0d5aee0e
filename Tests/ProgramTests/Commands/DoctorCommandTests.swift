// `limber doctor` where everything is, and where nothing is: a real card in real time, its mixer,
// and a console without sound and without a daemon.

import Foundation
import Testing

@Suite(.serialized) struct DoctorCommandTests {
  private let home: Home

  init() throws { home = try Home() }

  private struct Verdict: Decodable {
    var area: String
    var check: String
    var level: String
    var message: String
    var remedy: String?
  }

  private func verdicts(_ words: String...) throws -> (status: Int32, [Verdict]) {
    let finished = try home.run(Programs.limber, ["doctor", "--json"] + words)
    #expect(finished.errors == "")
    return (
      finished.status, try JSONDecoder().decode([Verdict].self, from: Data(finished.output.utf8))
    )
  }

  @Test func onABareConsoleItSaysPlainlyWhatIsMissing() throws {
    let finished = try home.limber("doctor", "--silent")
    #expect(finished.status == 1 && finished.errors == "")
    let lines = finished.output.split(separator: "\n")
    #expect(
      lines.contains {
        $0.hasPrefix("bad: daemon: the daemon is not reachable at \(home.socket)")
          && $0.hasSuffix("; start it with: systemctl --user start limberd, or: limberd &")
      })
    #expect(lines.contains { $0.hasPrefix("bad: sound: the device “default” does not open") })
    #expect(
      lines.contains { $0 == "ok: files: 0 reminders and 11 routines are read without a fault" })
    #expect(
      lines.allSatisfy { line in
        ["ok: ", "note: ", "bad: "].contains { line.hasPrefix($0) }
      })
  }

  @Test func withACardAndADaemonNothingIsBad() throws {
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let recording = try card.record()
    let (status, verdicts) = try verdicts()
    #expect(status == 0, "\(verdicts)")
    for check in ["reachable", "faults", "readable", "zone", "device", "format", "playing"] {
      let found = verdicts.first { $0.check == check }
      #expect(found?.level == "ok", "\(check): \(String(describing: found))")
    }
    #expect(verdicts.contains { $0.message == "the device “default” opens, through PulseAudio" })
    #expect(verdicts.contains { $0.message.hasPrefix("the system's “Master” is at ") })
    // A person hears it.
    #expect(try recording.stop().firstSound != nil)
  }

  @Test func aCardThatIsMutedIsSeenAndSilenceIsSilent() throws {
    let card = try VirtualCard(for: home)
    _ = try home.run("/usr/bin/pactl", "set-sink-mute", "cue", "1")
    let recording = try card.record()
    let (status, verdicts) = try verdicts("--silent")
    #expect(status == 1)
    let mixer = verdicts.first { $0.check == "mixer" }
    #expect(mixer?.level == "bad" && mixer?.message == "the system's “Master” is muted")
    #expect(mixer?.remedy?.contains("amixer sset 'Master' 80% unmute") == true)
    #expect(verdicts.contains { $0.check == "playing" && $0.level == "ok" })
    #expect(try recording.stop().firstSound == nil)
  }

  @Test func aDeviceThatStandsStillIsToldAndSoIsAServerThatHangs() throws {
    let card = try VirtualCard(for: home)
    _ = try home.run("/usr/bin/pactl", "suspend-sink", "cue", "1")
    let still = try verdicts("--silent").1.first { $0.check == "playing" }
    #expect(
      still?.level == "bad"
        && still?.message.contains("silent: playing: the device takes sound and plays") == true)
    card.signal(SIGSTOP)
    defer { card.signal(SIGCONT) }
    let hung = try verdicts("--silent").1.first { $0.check == "device" }
    #expect(hung?.level == "bad" && hung?.remedy?.contains("does not answer") == true)
  }

  @Test func aDeviceThatLeadsNowhereIsBad() throws {
    try home.write("device: null\ntheme: claer\nvolume: 900\n", to: "settings.yaml")
    let (status, verdicts) = try verdicts("--silent")
    #expect(status == 1)
    #expect(verdicts.contains { $0.area == "files" && $0.message.contains("settings.yaml:3:9") })
    try home.write("device: \"null\"\ntheme: claer\n", to: "settings.yaml")
    let again = try self.verdicts("--silent").1
    #expect(again.contains { $0.check == "device" && $0.message.contains("leads nowhere") })
    #expect(again.contains { $0.check == "theme" && $0.level == "bad" })
  }
}
