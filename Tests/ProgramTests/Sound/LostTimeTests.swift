// The timeline never stretches: whoever loses time, the sound server, the daemon or the device, the
// session ends when it would have ended, and what is heard at its end is in its place.

import Foundation
import Testing

@Suite(.serialized) struct LostTimeTests {
  /// Breaths, which sound without a pause, so that every frame tells where it belongs: 1.5 s of
  /// opening, 20 s of breaths, 3 s of closing.
  private static let routine =
    "steps: [{exercise: seated-cat-cow, reps: 5, breath: {in: 2s, out: 2s}, ready: 0s}]\n"

  private func session(
    _ disturb: (_ daemon: Child, _ card: inout VirtualCard, Home) throws -> Void
  ) throws -> (late: Duration, xruns: Int, matchAtEnd: Int) {
    let home = try Home()
    try home.write(Self.routine, to: "routines/breath.yaml")
    let wave = "\(home.path)/session.wav"
    try #require(home.limber("render", "breath", "-o", wave).status == 0)
    let render = try Samples.wave(wave)
    var card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try #require(home.limber("start", "breath").status == 0)
    try eventually("it is under way") { try position(home) > 4000 }
    let (begin, place) = (ContinuousClock.now, try position(home))
    try disturb(daemon, &card, home)
    let recording = try card.record()
    try eventually("it ends", within: 60) { try home.status()["session"] is NSNull }
    let took = ContinuousClock.now - begin
    let heard = try recording.stop()
    let audio = try #require(home.status()["audio"] as? [String: Any])
    let match = try heard.equalRun(
      upTo: #require(heard.lastSound) + 1, to: render, upTo: #require(render.lastSound) + 1)
    return (
      took - .milliseconds(render.frames.count / 48 - place),
      try #require(audio["xruns"] as? Int), match
    )
  }

  private func position(_ home: Home) throws -> Int {
    let session = try home.status()["session"] as? [String: Any]
    return session?["position_ms"] as? Int ?? 0
  }

  /// The queue, and the time that asking takes; a stretched timeline would be 2.5 s late.
  private static let tolerance = Duration.milliseconds(1000)

  @Test func aSoundServerThatStandsStillLosesTheTimeAndNoMore() throws {
    let (late, xruns, match) = try session { _, card, _ in
      card.signal(SIGSTOP)
      usleep(2_500_000)
      card.signal(SIGCONT)
    }
    #expect(late < Self.tolerance)
    #expect(xruns >= 1)
    #expect(match > 5 * 48_000)
  }

  @Test func aDaemonThatStandsStillLosesTheTimeAndNoMore() throws {
    let (late, xruns, match) = try session { daemon, _, _ in
      daemon.signal(SIGSTOP)
      usleep(2_500_000)
      daemon.signal(SIGCONT)
    }
    #expect(late < Self.tolerance)
    #expect(xruns >= 1)
    #expect(match > 5 * 48_000)
  }

  @Test func aDeviceThatGoesAndComesBackIsJoinedWhereTheTimelineIs() throws {
    let (late, _, match) = try session { _, card, home in
      card.signal(SIGKILL)
      try eventually("the device is missed") {
        (try home.status()["audio"] as? [String: Any])?["state"] as? String == "absent"
      }
      card = try VirtualCard(for: home)
    }
    #expect(late < Self.tolerance)
    #expect(match > 5 * 48_000)
  }
  @Test func aSinkThatIsTakenAwayAndGivenBackIsJoinedWhereTheTimelineIs() throws {
    let (late, _, match) = try session { _, _, home in
      let pactl = { (words: [String]) in
        try #require(home.run("/usr/bin/pactl", words).status == 0)
      }
      try pactl(["unload-module", "module-null-sink"])
      try eventually("the device is missed") {
        (try home.status()["audio"] as? [String: Any])?["state"] as? String == "absent"
      }
      try pactl(["load-module", "module-null-sink"] + VirtualCard.sink)
    }
    #expect(late < Self.tolerance)
    #expect(match > 5 * 48_000)
  }
}
