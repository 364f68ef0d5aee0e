// What doctor says of a desktop, whole and missing.

import Desktop
import Testing

@testable import Daemon

@Suite struct DesktopChecksTests {
  @Test func whereEverythingIsThereItIsNamed() {
    var report = DesktopReport()
    report.notifications = .init(name: "dunst", version: "1.9.0", hasActions: true)
    report.players = ["limber", "mpv"]
    report.hasLogind = true
    #expect(
      DesktopChecks.verdicts(report).map(\.line) == [
        "ok: desktop: dunst 1.9.0 shows notifications and lets them be answered",
        "ok: desktop: media keys and widgets can control Limber, beside mpv",
        "ok: desktop: logind tells before the machine sleeps",
      ])
  }

  @Test func onABareConsoleNothingIsBad() {
    var report = DesktopReport()
    report.sessionProblem = "the session bus: No such file or directory"
    report.systemProblem = "the system bus: No such file or directory"
    let verdicts = DesktopChecks.verdicts(report)
    #expect(verdicts.map(\.level) == [.note, .note])
    #expect(verdicts.allSatisfy { $0.remedy != nil })
    #expect(verdicts[0].message.contains("no notifications and no media keys"))
  }

  @Test func aServerWithoutButtonsAndNoServerAreTold() {
    var report = DesktopReport()
    report.notifications = .init(name: "notify", version: "0", hasActions: false)
    #expect(DesktopChecks.verdicts(report)[0].message.hasSuffix("but has no buttons"))
    report.notifications = nil
    #expect(DesktopChecks.verdicts(report)[0].level == .note)
  }
}
