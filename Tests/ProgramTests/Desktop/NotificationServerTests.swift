// Reminders on real notification servers, answered as people answer them: by a menu, and by a click
// on a button.

import Foundation
import Testing

@Suite(.serialized) struct NotificationServerTests {
  private let home: Home
  private let bus: DesktopBus
  private let screen: VirtualScreen

  init() throws {
    home = try Home()
    home.environment["TZ"] = "UTC"
    try home.write("device: \"null\"\n", to: "settings.yaml")
    try home.write("at: [\"03:00\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
    bus = try DesktopBus(for: home)
    screen = try VirtualScreen(for: home)
  }

  private func server(_ program: String, _ arguments: [String] = []) throws {
    try bus.peer(program, arguments, name: "org.freedesktop.Notifications")
  }

  private func isOn() throws -> Bool {
    (try home.status()["session"] as? [String: Any])?["routine"] as? String == "quick-start"
  }

  private func dunst() throws {
    let config = "\(home.path)/dunstrc"
    // A person chooses in a menu; this one always chooses the same.
    try "[global]\ndmenu = /bin/grep Start\n"
      .write(toFile: config, atomically: true, encoding: .utf8)
    try server("/usr/bin/dunst", ["-config", config])
  }

  private func dunstctl(_ words: String...) throws -> String {
    let done = try home.run("/usr/bin/dunstctl", words)
    #expect(done.status == 0, "\(done)")
    return done.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func dunstShowsWhatIsDueAndItsMenuAnswers() throws {
    try dunst()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { try dunstctl("count", "displayed") == "1" }
    _ = try dunstctl("action", "0")
    try eventually("the session is on") { try isOn() }
    #expect(try dunstctl("count", "displayed") == "1", "one notification, replaced")
    _ = try home.limber("stop")
    let history = try dunstctl("history")
    #expect(!history.contains("\"desk\""), "it was not closed and shown anew: \(history)")
  }

  @Test func dunstsPauseHoldsRemindersBack() throws {
    try dunst()
    _ = try dunstctl("set-paused", "true")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let deferred = { try home.status()["deferred"] as? [String: Any] }
    try home.write("at: [\"\(localTime(in: 2))\"]\n", to: "reminders/desk.yaml")
    try eventually("it waits") { try deferred()?["reason"] as? String == "do-not-disturb" }
    #expect(try deferred()?["detail"] as? String == "dunst")
    _ = try dunstctl("set-paused", "false")
    try eventually("it may ring") { try home.status()["deferred"] is NSNull }
  }

  @Test func aClickOnAButtonAnswers() throws {
    try server("/usr/lib/\(Self.triplet)/xfce4/notifyd/xfce4-notifyd")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    var window: (x: Int, y: Int, width: Int, height: Int)?
    try eventually("it is shown") {
      window = try screen.window(of: "notifyd")
      return window != nil
    }
    let (x, y, _, height) = try #require(window)
    // The first of the buttons, at the left of the lower edge; it fades in.
    try eventually("the session is on") {
      try screen.click(x: x + 70, y: y + height - 30)
      return try isOn()
    }
    _ = try home.limber("stop")
  }

  private static let triplet: String = {
    #if arch(arm64)
      "aarch64-linux-gnu"
    #else
      "x86_64-linux-gnu"
    #endif
  }()
}
