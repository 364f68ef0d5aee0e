// Without a sound device the same timeline runs in silence, says so, and is joined by the sound
// when the device appears.

import Foundation
import Testing

@Suite(.serialized) struct SilenceTests {
  @Test func aSessionWithoutADeviceSaysSoAndRunsToItsEnd() throws {
    let home = try Home()
    try home.write(
      "steps: [{exercise: childs-pose, hold: 2s, ready: 0s}]\n", to: "routines/short.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let begin = ContinuousClock.now
    let start = try home.limber("start", "short", "--wait")
    let took = ContinuousClock.now - begin
    #expect(start.status == 0)
    #expect(start.errors.contains("no sound device works"), "\(start.errors)")
    #expect(start.errors.contains("default"), "the device is named: \(start.errors)")
    // 1.5 s of opening, 2 s of hold, 3 s of closing.
    #expect(took > .milliseconds(6400))
  }

  @Test func aDeviceThatTheSettingsNameIsNamedWhenItIsMissing() throws {
    let home = try Home()
    try home.write("device: plughw:7,3\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let start = try home.limber("start", "quick-start")
    #expect(start.errors.contains("plughw:7,3"), "\(start.errors)")
    let audio = try #require(home.status()["audio"] as? [String: Any])
    #expect(audio["device"] as? String == "plughw:7,3")
    #expect(audio["state"] as? String == "absent")
  }

  @Test func theSoundJoinsWhereTheSilentClockIsWhenTheDeviceAppears() throws {
    let home = try Home()
    try home.write(
      "steps: [{exercise: seated-cat-cow, reps: 8, breath: {in: 2s, out: 2s}}]\n",
      to: "routines/breath.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let wave = "\(home.path)/session.wav"
    try #require(home.limber("render", "breath", "-o", wave).status == 0)
    let render = try Samples.wave(wave)
    _ = try home.limber("start", "breath")
    let begin = ContinuousClock.now
    let card = try VirtualCard(for: home)
    let recording = try card.record()
    try eventually("the sound joins", within: 30) {
      (try home.status()["audio"] as? [String: Any])?["state"] as? String == "open"
    }
    try eventually("the session ends", within: 60) { try home.status()["session"] is NSNull }
    let took = ContinuousClock.now - begin
    let heard = try recording.stop()

    // What is heard is the end of the rendered session, frame for frame.
    let end = try #require(render.lastSound) + 1
    let heardEnd = try #require(heard.lastSound) + 1
    #expect(heard.equalRun(upTo: heardEnd, to: render, upTo: end) > 10 * 48_000)
    // And it is no later than it would have been: the timeline does not wait for the sound.
    let length = Duration.milliseconds(render.frames.count / 48)
    #expect(took < length + .seconds(2))
    #expect(took > length - .seconds(1))
  }
}
