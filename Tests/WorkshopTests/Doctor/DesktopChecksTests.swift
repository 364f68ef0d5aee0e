// What doctor says of a desktop, whole and missing.

import Desktop
import Testing

@testable import Doctor

@Suite struct DesktopChecksTests {
  @Test func whereEverythingIsThereItIsNamed() {
    var report = DesktopReport()
    report.notifications = .init(name: "dunst", version: "1.9.0", hasActions: true)
    report.players = ["limber", "mpv"]
    report.hasLogind = true
    report.names = ["org.gnome.SessionManager", "org.xfce.ScreenSaver"]
    report.sound = .there(Sink(name: "a", title: "USB", port: "Headphones", isPrivate: true))
    #expect(
      DesktopChecks.verdicts(report).map(\.line) == [
        "ok: desktop: dunst 1.9.0 shows notifications and lets them be answered",
        "ok: desktop: media keys and widgets can control Limber, beside mpv",
        "ok: desktop: logind reports before the machine sleeps",
        "ok: desktop: logind and Xfce can report when you are away",
        "ok: desktop: logind and GNOME can report when a film or a talk is shown",
        "ok: desktop: dunst can report “do not disturb”",
        "ok: desktop: calls are seen, and sound goes to USB, Headphones, which only you hear",
      ])
  }

  @Test func onABareConsoleNothingIsBad() {
    var report = DesktopReport()
    report.sessionProblem = "the session bus: No such file or directory"
    report.systemProblem = "the system bus: No such file or directory"
    let verdicts = DesktopChecks.verdicts(report)
    #expect(verdicts.map(\.level) == Array(repeating: .note, count: 6))
    #expect(verdicts.prefix(2).allSatisfy { $0.remedy != nil })
    #expect(verdicts[0].message.contains("no notifications and no media keys"))
  }

  @Test func pipeWireWithoutItsPulseAudioServerIsToldWithWhatIsNotSeen() {
    var report = DesktopReport()
    report.sound = .onlyPipeWire
    let verdict = DesktopChecks.verdicts(report).first { $0.check == "call" }
    #expect(verdict?.level == .note && verdict?.remedy == "install pipewire-pulse")
    #expect(verdict?.message.contains("not paused when headphones are unplugged") == true)
  }

  @Test func aServerWithoutButtonsAndNoServerAreTold() {
    var report = DesktopReport()
    report.notifications = .init(name: "notify", version: "0", hasActions: false)
    #expect(DesktopChecks.verdicts(report)[0].message.hasSuffix("but has no buttons"))
    report.notifications = nil
    #expect(DesktopChecks.verdicts(report)[0].level == .note)
  }
}
