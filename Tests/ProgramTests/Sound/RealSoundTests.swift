// What the daemon plays into a sound card is what `limber render` writes, frame for frame. The
// card is virtual and runs in real time; between it and the daemon stand the real libasound and
// the real pulse plugin.

import Foundation
import Testing

/// A routine's session as the renderer writes it.
func rendered(_ home: Home, _ routine: String) throws -> (Samples, labels: [Label]) {
  let wave = "\(home.path)/session.wav"
  let labels = "\(home.path)/session.txt"
  let finished = try home.limber("render", routine, "-o", wave, "--labels", labels)
  try #require(finished.status == 0, "\(finished.errors)")
  return (try Samples.wave(wave), try Label.read(labels))
}

/// Where the session is, in milliseconds; 0 without one.
func position(_ home: Home) throws -> Int {
  let session = try home.status()["session"] as? [String: Any]
  return session?["position_ms"] as? Int ?? 0
}

@Suite(.serialized) struct RealSoundTests {
  @Test func aSessionIsHeardFrameForFrameAsItIsRendered() throws {
    let home = try Home()
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, labels) = try rendered(home, "quick-start")
    let recording = try card.record()

    let start = try home.limber("start", "quick-start", "--wait")
    #expect(start.status == 0, "\(start.errors)")
    let heard = try recording.stop()

    let offset = try #require(heard.firstSound) - #require(render.firstSound)
    let last = try #require(render.lastSound)
    #expect(heard.equalRun(from: offset, to: render, from: 0) > last)
    #expect(heard.lastSound == offset + last)
    expectEveryCue(labels, of: render, in: heard, offset: offset)
    let audio = try #require(home.status()["audio"] as? [String: Any])
    #expect(audio["xruns"] as? Int == 0)
    #expect(audio["late_cues"] as? Int == 0)
  }

  /// Each cue of the timeline begins at its own place: what was silent before it sounds at it.
  private func expectEveryCue(
    _ labels: [Label], of render: Samples, in heard: Samples, offset: Int
  ) {
    let cues = labels.filter(\.isCue)
    #expect(cues.count > 10)
    for cue in cues {
      let window = cue.start..<(cue.start + 4800)
      #expect(!render.isSilent(window), "\(cue.name) at \(cue.start)")
      let there = (offset + window.lowerBound)..<(offset + window.upperBound)
      // Compared before it is expected: a failure would print every frame.
      let isThere = heard.frames[there].elementsEqual(render.frames[window])
      #expect(isThere, "\(cue.name) at \(cue.start)")
    }
  }

  /// Of sinks over a network or a radio: no part of the queue that is bounded.
  @Test(arguments: [20, 100, 400])
  func aSinkWithALatencyOfItsOwnIsHeardFrameForFrame(latency: Int) throws {
    let home = try Home()
    try home.write(
      "steps: [{exercise: seated-cat-cow, reps: 2, breath: {in: 2s, out: 2s}, ready: 0s}]\n",
      to: "routines/breath.yaml")
    let card = try VirtualCard(for: home)
    let near = try card.moveAway(latency: latency, of: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, _) = try rendered(home, "breath")
    let recording = try card.record()
    let start = try home.limber("start", "breath", "--wait")
    #expect(start.status == 0, "\(start.errors)")
    let audio = try #require(home.status()["audio"] as? [String: Any])
    #expect(audio["xruns"] as? Int == 0)
    let heard = try recording.stop()
    let offset = try #require(heard.firstSound) - #require(render.firstSound)
    let last = try #require(render.lastSound)
    #expect(heard.equalRun(from: offset, to: render, from: 0) > last)
    #expect(heard.lastSound == offset + last)
    #expect(near.isRunning)
  }

  @Test func aPauseOfThreeSecondsLosesAndDoublesNothing() throws {
    let home = try Home()
    try home.write(
      "steps: [{exercise: childs-pose, hold: 12s, ready: 2s}]\n", to: "routines/one.yaml")
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, _) = try rendered(home, "one")
    let recording = try card.record()

    _ = try home.limber("start", "one")
    // The hold is from 3.5 s to 15.5 s; its first 8 s are silent but for the tone that opens it.
    try eventually("the hold is well under way") { try position(home) >= 6000 }
    let pause = try home.limber("pause")
    #expect(pause.status == 0, "\(pause.errors)")
    let pausedAt = try position(home)
    usleep(3_000_000)
    #expect(try position(home) == pausedAt)
    #expect(try home.limber("resume").status == 0)
    try eventually("the session ends", within: 30) { try home.status()["session"] is NSNull }
    let heard = try recording.stop()

    let stood = try #require(Standstill(heard, of: render))
    #expect(stood.isWhole)
    #expect(abs(stood.before - pausedAt * 48) < 48_000 / 2)
    let shift = stood.shift
    // Three seconds of pause and three of lead-in, and what the commands took.
    #expect((6 * 48_000..<(7 * 48_000)).contains(shift), "shifted by \(shift) frames")
    let between = heard.frames[(stood.offset + stood.before)..<(stood.heardEnd - stood.after)]
    #expect(between.contains { $0 != 0 }, "pause, resume and lead-in are heard")
  }

  /// 80 is a factor of 1; another one must hold from the first frame on.
  @Test(arguments: [80, 50])
  func aSessionThroughTheFilePluginIsTheRenderedOne(volume: Int) throws {
    let home = try Home()
    try home.write("volume: \(volume)\n", to: "settings.yaml")
    let (heard, render) = try throughTheFilePlugin(home)
    let offset = try #require(heard.firstSound) - #require(render.firstSound)
    let last = try #require(render.lastSound)
    #expect(heard.equalRun(from: offset, to: render, from: 0) > last)
    #expect(heard.lastSound == offset + last)
  }

  @Test func aMutedSessionIsSilentFromItsFirstFrame() throws {
    let home = try Home()
    try home.write("mute: true\n", to: "settings.yaml")
    let (heard, render) = try throughTheFilePlugin(home)
    #expect(heard.firstSound == nil)
    #expect(heard.frames.count > render.frames.count)
  }

  private func throughTheFilePlugin(_ home: Home) throws -> (heard: Samples, render: Samples) {
    try home.write(
      "steps: [{exercise: childs-pose, hold: 8s, ready: 1s}]\n", to: "routines/short.yaml")
    let raw = "\(home.path)/out.raw"
    let alsa = "\(home.path)/alsa.conf"
    try """
    pcm.!default { type file slave.pcm "n" file "\(raw)" format "raw" }
    pcm.n { type null }
    """.write(toFile: alsa, atomically: true, encoding: .utf8)
    home.environment["ALSA_CONFIG_PATH"] = alsa
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, _) = try rendered(home, "short")
    #expect(try home.limber("start", "short", "--wait").status == 0)
    daemon.signal(SIGTERM)
    #expect(try daemon.wait(seconds: 5) == 0)

    return (Samples(try Data(contentsOf: URL(filePath: raw))), render)
  }
}

/// A line of a labels file: `start<TAB>end<TAB>name`, in seconds.
struct Label {
  /// In frames.
  var start: Int
  var name: String
  /// Cues and phases stand in one file; a cue's name begins so.
  var isCue: Bool { name.hasPrefix("cue ") }

  static func read(_ path: String) throws -> [Label] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3, let start = Double(parts[0]), Double(parts[1]) != nil else {
        throw Failure("not a label: \(line)")
      }
      return Label(start: Int((start * 48_000).rounded()), name: String(parts[2]))
    }
  }
}
