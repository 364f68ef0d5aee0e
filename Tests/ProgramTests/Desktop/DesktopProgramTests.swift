// Limber on a desktop: notifications, media keys and sleep, with peers that are there, absent, late
// and dying.

import Foundation
import Testing

@Suite(.serialized) struct DesktopProgramTests {
  private let home: Home
  private let bus: DesktopBus

  private static let notifications = "org.freedesktop.Notifications"
  private static let player = "org.mpris.MediaPlayer2.limber"

  init() throws {
    home = try Home()
    home.environment["TZ"] = "UTC"
    try home.write("device: \"null\"\n", to: "settings.yaml")
    try home.write("at: [\"03:00\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
    bus = try DesktopBus(for: home)
  }

  /// One with buttons.
  private func server() throws -> Child {
    try bus.mock(
      "notification_daemon", name: Self.notifications, #"{"capabilities": "body actions"}"#)
  }

  private func shown() -> [String] {
    bus.calls(to: "notification_daemon").filter { $0.contains(" Notify ") }
  }

  private func choose(_ key: String) throws {
    try bus.call(
      Self.notifications, "/org/freedesktop/Notifications", "org.freedesktop.DBus.Mock",
      "EmitSignal", "sssav", Self.notifications, "ActionInvoked", "us", "2", "u", "1", "s", key)
  }

  private func playerctl(_ words: String...) throws -> String {
    let finished = try home.run("/usr/bin/playerctl", ["-p", "limber"] + words)
    return (finished.status == 0 ? finished.output : finished.errors)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func aDueReminderIsShownAnsweredAndReplaced() throws {
    _ = try server()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    let first = shown()[0]
    #expect(first.contains("\"Limber\" 0 \"appointment-soon\" \"desk\""), "\(first)")
    // Its body has lines.
    let all = bus.calls(to: "notification_daemon").joined(separator: "\n")
    #expect(all.contains("\"start\", \"Start\", \"snooze\", \"Snooze 10 minutes\""), "\(all)")
    try choose("start")
    try eventually("the session is on") {
      (try home.status()["session"] as? [String: Any])?["routine"] as? String == "quick-start"
    }
    try eventually("it takes its place") { shown().count == 2 }
    #expect(
      shown()[1].contains("\"Limber\" 1 \"appointment-soon\" \"Quick start\""), "\(shown()[1])")
    _ = try home.limber("stop")
    try eventually("its end is shown") { shown().last?.contains("ended before its end") == true }
  }

  @Test func whatIsAnsweredElsewhereIsClosed() throws {
    _ = try server()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    _ = try home.limber("stop")
    try eventually("it is closed") {
      bus.calls(to: "notification_daemon").contains { $0.contains("CloseNotification 1") }
    }
  }

  @Test func whatIsSnoozedOnTheNotificationSaysUntilWhen() throws {
    _ = try server()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    try choose("snooze")
    try eventually("that is shown") { shown().last?.contains("Snoozed until ") == true }
    let due = try #require(home.status()["due"] as? [String: Any])
    #expect(due["snoozed_until"] is String)
  }

  @Test func discreetlyItSaysOnlyThatItIsTime() throws {
    try home.write("device: \"null\"\ndiscreet: true\n", to: "settings.yaml")
    _ = try server()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    #expect(shown()[0].contains("\"Time to move\" \"\""), "\(shown()[0])")
    #expect(try playerctl("metadata", "xesam:title") == "Time to move")
  }

  @Test func aServerThatComesLateShowsWhatIsDueStill() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    let first = try server()
    try eventually("it is shown") { shown().count == 1 }
    // It dies in the middle, and another takes its place.
    first.signal(SIGKILL)
    _ = try first.wait(seconds: 5)
    _ = try server()
    try eventually("it is shown again") { shown().count == 1 && shown()[0].contains("\"desk\"") }
    #expect(try home.limber("status").status == 0)
  }

  @Test func aHeadsetAnswersAndControlsASession() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try bus.names()?.contains(Self.player) == false, "there is nothing to control")
    _ = try home.limber("remind", "now", "desk")
    try eventually("it can be controlled") { try playerctl("status") == "Stopped" }
    #expect(try playerctl("metadata", "xesam:title") == "desk")
    _ = try playerctl("play")
    try eventually("it plays") { try playerctl("status") == "Playing" }
    #expect(try playerctl("metadata", "xesam:album") == "Quick start")
    #expect(try home.status()["due"] is NSNull, "it is answered")
    _ = try playerctl("pause")
    try eventually("it is paused") { try playerctl("status") == "Paused" }
    _ = try playerctl("play-pause")
    try eventually("it goes on") { try playerctl("status") == "Playing" }
    _ = try playerctl("next")
    try eventually("the next step is on") {
      (try home.status()["session"] as? [String: Any])?["step"] as? Int == 2
    }
    _ = try playerctl("volume", "0.5")
    #expect(try home.limber("volume").output == "Volume 50 per cent.\n")
    let position = try playerctl("position")
    #expect(Double(position) != nil, "\(position)")
    _ = try playerctl("stop")
    try eventually("there is nothing to control") {
      try bus.names()?.contains(Self.player) == false
    }
  }

  @Test func thePlayerIsIntrospectedCompletely() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("start", "quick-start")
    try eventually("it can be controlled") { try playerctl("status") == "Playing" }
    let told = try home.run(
      "/usr/bin/busctl", "--address=\(bus.address)", "introspect", Self.player,
      "/org/mpris/MediaPlayer2"
    ).output
    for member in [
      ".Raise", ".Quit", ".CanQuit", ".CanRaise", ".HasTrackList", ".Identity", ".DesktopEntry",
      ".SupportedUriSchemes", ".SupportedMimeTypes", ".Next", ".Previous", ".Pause", ".PlayPause",
      ".Stop", ".Play", ".Seek", ".SetPosition", ".OpenUri", ".Seeked", ".PlaybackStatus",
      ".Rate", ".MinimumRate", ".MaximumRate", ".Metadata", ".Volume", ".Position", ".CanGoNext",
      ".CanGoPrevious", ".CanPlay", ".CanPause", ".CanSeek", ".CanControl",
    ] {
      #expect(told.contains("\(member) "), "\(member) in \(told)")
    }
  }

  @Test func aSessionIsPausedWhenTheMachineGoesToSleep() throws {
    _ = try bus.mock("logind", name: "org.freedesktop.login1", isSystem: true)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try eventually("sleep waits for it") {
      bus.calls(to: "logind").contains { $0.contains("Inhibit \"sleep\" \"Limber\"") }
    }
    _ = try home.limber("start", "quick-start")
    try eventually("sleep is held off") {
      bus.calls(to: "logind").contains { $0.contains("\"block\"") }
    }
    try prepare("true")
    try eventually("it is paused") {
      (try home.status()["session"] as? [String: Any])?["state"] as? String == "paused"
    }
    let locks = bus.calls(to: "logind").count { $0.contains("\"delay\"") }
    try prepare("false")
    try eventually("the next sleep waits too") {
      bus.calls(to: "logind").count { $0.contains("\"delay\"") } == locks + 1
    }
    let session = try #require(home.status()["session"] as? [String: Any])
    #expect(session["state"] as? String == "paused", "it waits for the person")
  }

  private func prepare(_ starts: String) throws {
    try bus.call(
      "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.DBus.Mock",
      "EmitSignal", "sssav", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", "1",
      "b", starts)
  }

  @Test func afterSleepTheStepBeginsAnewIfAPersonWishes() throws {
    try home.write("device: \"null\"\nafter-sleep: step\n", to: "settings.yaml")
    _ = try bus.mock("logind", name: "org.freedesktop.login1", isSystem: true)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("start", "quick-start")
    func session() throws -> [String: Any] {
      try #require(home.status()["session"] as? [String: Any])
    }
    try eventually("it is well into its first step") {
      try session()["position_ms"] as? Int ?? 0 > 3000
    }
    try prepare("true")
    try eventually("it is paused") { try session()["state"] as? String == "paused" }
    try prepare("false")
    try eventually("it goes on") { try session()["state"] as? String == "running" }
    #expect(try session()["position_ms"] as? Int ?? .max < 3000)
    #expect(try session()["step"] as? Int == 1)
  }

  @Test func othersMusicIsPausedForASessionIfAPersonWishes() throws {
    try home.write("device: \"null\"\npause-players: true\n", to: "settings.yaml")
    let radio = "org.mpris.MediaPlayer2.radio"
    try bus.player(radio)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("start", "quick-start")
    try eventually("it is paused") { bus.calls(to: radio).contains { $0.hasSuffix(" Pause") } }
    #expect(!bus.calls(to: radio).contains { $0.hasSuffix(" Play") })
    _ = try home.limber("stop")
    try eventually("it goes on") { bus.calls(to: radio).contains { $0.hasSuffix(" Play") } }
  }

  @Test func atItsEndNothingIsLeftOnTheDesktop() throws {
    _ = try server()
    let daemon = try home.daemon()
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    try eventually("its server has answered") { try playerctl("status") == "Stopped" }
    daemon.signal(SIGTERM)
    #expect(try daemon.wait(seconds: 5) == 0)
    try eventually("it is closed") {
      bus.calls(to: "notification_daemon").contains { $0.contains("CloseNotification 1") }
    }
  }

  @Test func aBusThatDiesCostsNothingAndIsFoundAgain() throws {
    _ = try server()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is shown") { shown().count == 1 }
    bus.stop()
    try eventually("the loss is told") { daemon.errors.contains("session bus was lost") }
    #expect(try home.limber("stop").status == 0)
    try bus.start()
    _ = try server()
    _ = try home.limber("start", "quick-start")
    try eventually("it is shown") { shown().last?.contains("Quick start") == true }
  }

  @Test func anIdleDaemonDoesNotWakeUpForItsBuses() throws {
    _ = try server()
    _ = try bus.mock("logind", name: "org.freedesktop.login1", isSystem: true)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try eventually("sleep waits for it") {
      bus.calls(to: "logind").contains { $0.contains("Inhibit") }
    }
    var before = try switches(of: daemon)
    // What follows from its start is done when nothing has happened for a while.
    try eventually("it has come to rest", within: 20) {
      usleep(1_000_000)
      let now = try switches(of: daemon)
      defer { before = now }
      return now == before
    }
    usleep(5_000_000)
    #expect(try switches(of: daemon) == before)
  }

  /// How often its threads went to sleep, by thread.
  private func switches(of child: Child) throws -> [String: String] {
    let tasks = "/proc/\(child.pid)/task"
    var counts: [String: String] = [:]
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let status = try String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)
      counts[task] = status.split(separator: "\n").first {
        $0.hasPrefix("voluntary_ctxt_switches")
      }.map(String.init)
    }
    return counts
  }

  @Test func withoutABusOneLineSaysSo() throws {
    bus.stop()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try eventually("it is told") { daemon.errors.contains("no notifications and no media keys") }
    _ = try home.limber("remind", "now", "desk")
    _ = try home.limber("start")
    _ = try home.limber("stop")
    let lines = daemon.errors.split(separator: "\n").filter { $0.contains("no notifications") }
    #expect(lines.count == 1, "\(daemon.errors)")
  }
}
