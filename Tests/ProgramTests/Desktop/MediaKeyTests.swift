// Whose the keys for play and pause are: of music that plays while a reminder is merely due, and of
// a session while one is on; and nobody's by Limber's doing where a person wants that.

import Foundation
import Testing

@Suite(.serialized) struct MediaKeyTests {
  private let home: Home
  private let bus: DesktopBus

  private static let limber = "org.mpris.MediaPlayer2.limber"
  private static let radio = "org.mpris.MediaPlayer2.radio"
  private static let player = "org.mpris.MediaPlayer2.Player"
  private static let path = "/org/mpris/MediaPlayer2"
  private static let mock = "org.freedesktop.DBus.Mock"

  init() throws {
    home = try Home()
    home.environment["TZ"] = "UTC"
    try home.write("device: \"null\"\n", to: "settings.yaml")
    try home.write("at: [\"03:00\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
    bus = try DesktopBus(for: home)
  }

  private func isPlayer() throws -> Bool { try bus.names()?.contains(Self.limber) == true }

  private func radio(_ status: String) throws {
    try bus.call(
      Self.radio, Self.path, Self.mock, "UpdateProperties", "sa{sv}", Self.player, "1",
      "PlaybackStatus", "s", status)
  }

  @Test func musicThatPlaysIsWhatTheKeyPausesWhileAReminderIsDue() throws {
    try bus.player(Self.radio)
    try bus.call(
      Self.radio, Self.path, Self.mock, "AddMethod", "sssss", Self.player, "PlayPause", "", "", "")
    for can in ["CanControl", "CanPlay", "CanPause"] {
      try bus.call(
        Self.radio, Self.path, Self.mock, "AddProperty", "ssv", Self.player, can, "b", "true")
    }
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    #expect(try home.run("/usr/bin/playerctl", "play-pause").status == 0)
    try eventually("the radio is asked") {
      bus.calls(to: Self.radio).contains { $0.hasSuffix(" PlayPause") }
    }
    #expect(try !isPlayer())
    #expect(try home.status()["session"] is NSNull)
    // The music has ended, and the key answers what is due; it begins again, and the key is its own.
    try radio("Paused")
    try eventually("the reminder can be answered") { try isPlayer() }
    try radio("Playing")
    try eventually("the key is the music's") { try !isPlayer() }
    // A session is what a person has started last.
    #expect(try home.limber("start").status == 0)
    try eventually("the session has the keys") { try isPlayer() }
    #expect(
      try home.run("/usr/bin/playerctl", "-p", "limber", "status").output == "Playing\n")
    #expect(try home.limber("stop").status == 0)
    try eventually("there is nothing to control") { try !isPlayer() }
  }

  @Test func aPlayerThatComesOrGoesIsSeen() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    _ = try home.limber("remind", "now", "desk")
    try eventually("the reminder can be answered") { try isPlayer() }
    let radio = try bus.player(Self.radio)
    try self.radio("Playing")
    try eventually("the key is the music's") { try !isPlayer() }
    radio.signal(SIGKILL)
    _ = try radio.wait(seconds: 5)
    try eventually("the reminder can be answered again") { try isPlayer() }
  }

  @Test func itIsNoPlayerWhereAPersonWantsNone() throws {
    try home.write("device: \"null\"\nmedia-keys: false\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("start", "lower-back").status == 0)
    #expect(try home.status()["session"] is [String: Any])
    #expect(try !isPlayer())
    // What is shown is told once what is being handled has been: the wish takes effect with it.
    try home.write("device: \"null\"\n", to: "settings.yaml")
    #expect(try home.limber("reload").status == 0)
    try eventually("it is one") { try isPlayer() }
    try home.write("device: \"null\"\nmedia-keys: false\n", to: "settings.yaml")
    #expect(try home.limber("reload").status == 0)
    try eventually("it is none") { try !isPlayer() }
    #expect(try home.limber("stop").status == 0)
  }
}
