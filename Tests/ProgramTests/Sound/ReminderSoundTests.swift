// Reminders by the clock on the wall and by ear: the sound comes when it is due, once, and what
// follows is what the reminder says.

import Foundation
import Testing

@Suite(.serialized) struct ReminderSoundTests {
  private func home() throws -> Home {
    let home = try Home()
    home.environment["TZ"] = "UTC"
    return home
  }

  private func due(_ home: Home) throws -> [String: Any]? {
    try home.status()["due"] as? [String: Any]
  }

  @Test func theSoundIsHeardWhenItIsDueAndAPlainStartAnswersIt() throws {
    let home = try home()
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let recording = try card.record()
    // Written while the daemon runs: the folder is watched.
    let at = localTime(in: 3)
    try home.write("at: [\"\(at)\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
    try eventually("the reminder is known") {
      (try home.status()["next"] as? [String: Any])?["reminder"] as? String == "desk"
    }
    try eventually("it is due") { try due(home) != nil }
    let since = try #require(due(home)?["since"] as? String)
    #expect(since.hasSuffix("T\(at)Z"))
    #expect(try due(home)?["starts_at"] is NSNull)
    let ring = try recording.stop(after: 5)
    let first = try #require(ring.firstSound)
    let last = try #require(ring.lastSound)
    #expect(last - first > 48_000, "the ring is longer than a second")

    let start = try home.limber("start")
    #expect(start.output.hasPrefix("Started quick-start"), "\(start)")
    #expect(try due(home) == nil)
    #expect(try home.limber("stop").status == 0)
  }

  @Test func whatWasAnnouncedIsNotAnnouncedAgainAfterAKill() throws {
    let home = try home()
    let card = try VirtualCard(for: home)
    let first = try home.daemon()
    try home.write("at: [\"\(localTime(in: 2))\"]\n", to: "reminders/desk.yaml")
    try eventually("it is announced") { first.errors.contains("announced") }
    first.signal(SIGKILL)
    _ = try first.wait(seconds: 5)

    let recording = try card.record()
    let second = try home.daemon()
    defer { second.signal(SIGTERM) }
    #expect(try due(home)?["reminder"] as? String == "desk", "it still waits for its answer")
    #expect(try recording.stop(after: 3).firstSound == nil, "nothing sounds again")
    #expect(!second.errors.contains("announced"))
    #expect(try home.limber("stop").status == 0)
    #expect(try due(home) == nil)
  }

  @Test func anAutomaticStartCountsDownAndStopCallsItOff() throws {
    let home = try home()
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try home.write(
      "at: [\"\(localTime(in: 2))\"]\nroutine: quick-start\nstart: auto\n",
      to: "reminders/auto.yaml")
    try eventually("it counts down") { try due(home)?["starts_at"] is String }
    #expect(try home.limber("stop").status == 0)
    #expect(try due(home) == nil)
    #expect(daemon.errors.contains("stopped"))
    _ = card
  }

  @Test func withoutASoundAnAutomaticReminderAsksUnlessItIsSilent() throws {
    let home = try home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try home.write("at: [\"\(localTime(in: 2))\"]\nstart: auto\n", to: "reminders/loud.yaml")
    try eventually("it is due") { try due(home)?["reminder"] as? String == "loud" }
    try eventually("it is announced") { daemon.errors.contains("announced") }
    #expect(try due(home)?["starts_at"] is NSNull)
    _ = try home.limber("stop")

    try home.write(
      "at: [\"\(localTime(in: 2))\"]\nroutine: quick-start\nstart: auto\nsilent: true\n",
      to: "reminders/silent.yaml")
    try eventually("it counts down") { try due(home)?["starts_at"] is String }
    try eventually("it starts", within: 30) {
      (try home.status()["session"] as? [String: Any])?["routine"] as? String == "quick-start"
    }
    #expect(try due(home) == nil)
  }

  @Test(.enabled(if: getuid() == 0, "only root may mount a disk of its own"))
  func onAFullDiskItIsAnnouncedTheFailureIsToldAndNothingComesTwice() throws {
    let home = try home()
    let data = "\(home.path)/data"
    #expect(
      try home.run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=512k", "limber", data).status == 0)
    defer { _ = try? home.run("/usr/bin/umount", "--lazy", data) }
    let first = try home.daemon()
    let filler = "\(data)/filler"
    #expect(try home.run("/usr/bin/dd", "if=/dev/zero", "of=\(filler)").status == 1)
    try home.write("at: [\"\(localTime(in: 2))\"]\n", to: "reminders/desk.yaml")
    try eventually("it is announced") { first.errors.contains(": announced") }
    let problems = try #require(home.status()["problems"] as? [String])
    #expect(problems.contains { $0.contains("full") }, "\(problems)")

    #expect(first.errors.contains("history.db cannot be written: "), "the journal has it too")

    unlink(filler)
    first.signal(SIGTERM)
    #expect(try first.wait(seconds: 5) == 0)
    let second = try home.daemon()
    defer { second.signal(SIGTERM) }
    #expect(try due(home)?["reminder"] as? String == "desk", "what was held up was written")
    #expect(!second.errors.contains(": announced"))
    #expect(try (home.status()["problems"] as? [String])?.isEmpty == true)
  }
}
