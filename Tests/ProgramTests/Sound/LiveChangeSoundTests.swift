// What changes while it is heard: a hold that is extended sounds as if it had been written so,
// frame for frame, and a wait stands still and loses nothing.

import Foundation
import Testing

@Suite(.serialized) struct LiveChangeSoundTests {
  private func step(hold: Int) -> String {
    "{exercise: knee-to-chest, hold: \(hold)s, ready: 2s, change: 2s}"
  }

  @Test func anExtendedHoldIsHeardAsIfItHadBeenWrittenSoOnBothSides() throws {
    let home = try Home()
    try home.write("steps: [\(step(hold: 4))]\n", to: "routines/short.yaml")
    try home.write("steps: [\(step(hold: 7))]\n", to: "routines/long.yaml")
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, _) = try rendered(home, "long")
    let recording = try card.record()

    _ = try home.limber("start", "short")
    // The hold on the left is from 3.5 s to 7.5 s.
    try eventually("the hold is under way") { try position(home) >= 4000 }
    let extended = try home.limber("extend", "3s")
    #expect(extended.status == 0, "\(extended.errors)")
    try eventually("the session ends", within: 40) { try home.status()["session"] is NSNull }
    let heard = try recording.stop()

    let offset = try #require(heard.firstSound) - #require(render.firstSound)
    let last = try #require(render.lastSound)
    #expect(heard.equalRun(from: offset, to: render, from: 0) > last)
    #expect(heard.lastSound == offset + last)
    let audio = try #require(home.status()["audio"] as? [String: Any])
    #expect(audio["late_cues"] as? Int == 0)
  }

  @Test func aWaitStandsStillAndLosesNothing() throws {
    let home = try Home()
    let hold = "{exercise: childs-pose, hold: 2s, ready: 2s}"
    try home.write(
      "steps: [\(hold), {wait: Breathe.}, \(hold)]\n", to: "routines/waiting.yaml")
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, _) = try rendered(home, "waiting")
    let recording = try card.record()

    _ = try home.limber("start", "waiting")
    try eventually("the wait is on") {
      (try home.status()["session"] as? [String: Any])?["state"] as? String == "waiting"
    }
    usleep(3_000_000)
    #expect(try position(home) == 5500)
    #expect(try home.limber("resume").status == 0)
    try eventually("the session ends", within: 30) { try home.status()["session"] is NSNull }
    let heard = try recording.stop()

    let stood = try #require(Standstill(heard, of: render))
    // The release is heard as the wait begins; what follows it is heard after it.
    #expect(stood.before >= 5500 * 48 + 600 * 48)
    #expect(stood.isWhole)
    #expect(stood.shift >= 3 * 48_000)
  }
}
