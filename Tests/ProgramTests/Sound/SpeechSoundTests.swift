// A session that speaks, by the real espeak-ng on the real card: what is heard is what is rendered,
// no cue is talked over, and a program that misbehaves costs nothing but the words.

import Foundation
import Testing

private let espeak = "/usr/bin/espeak-ng"
private let isThere = access(espeak, X_OK) == 0

/// A routine of two exercises, spoken by a program.
private func speaking(_ program: String = espeak) throws -> Home {
  let home = try Home()
  try home.write(
    """
    speech: {command: ["\(program)", --stdout, -v, "{voice}", -s, "{rate}", "{text}"]}
    """, to: "settings.yaml")
  try home.write(
    """
    name: Two things
    steps:
      - {exercise: knee-to-chest, hold: 5s, sets: 1, ready: 2s}
      - {wait: Lie down., at-most: 6s}
      - {exercise: "Bend", hold: 5s, ready: 1s, say: Bend a little.}
    """, to: "routines/two.yaml")
  return home
}

/// What a labels file says is said, with its span in frames.
private func spoken(_ labels: String) throws -> [(start: Int, end: Int, text: String)] {
  try String(contentsOfFile: labels, encoding: .utf8).split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "\t")
    guard parts[2].hasPrefix("say ") else { return nil }
    let frame = { (text: Substring) in Int((Double(text)! * 48_000).rounded()) }
    return (frame(parts[0]), frame(parts[1]), String(parts[2].dropFirst(4)))
  }
}

@Suite(.serialized) struct SpeechSoundTests {
  @Test(.enabled(if: isThere, "espeak-ng is not installed"))
  func aSpokenSessionIsHeardFrameForFrameAsItIsRendered() throws {
    let home = try speaking()
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let (render, labels) = try rendered(home, "two")
    let words = try spoken("\(home.path)/session.txt")
    #expect(
      words.prefix(4).map(\.text) == [
        "That sound starts every session.", "Two things.", "Two exercises, one minute.",
        "One of two.",
      ])
    #expect(words.map(\.text).contains("Bend a little."))
    for word in words {
      #expect(!render.isSilent(word.start..<word.end), "\(word.text)")
      let cue = labels.first { $0.isCue && $0.start > word.start - 4800 && $0.start < word.end }
      #expect(cue == nil, "\(word.text) and \(cue?.name ?? "")")
    }
    let recording = try card.record()
    #expect(try home.limber("start", "two").status == 0)
    // Up to the wait, which the file contains for its six seconds.
    let wait = try #require(labels.first { $0.name.hasPrefix("hold Knee to chest right") })
    try eventually("the wait is reached", within: 90) {
      let session = try home.status()["session"] as? [String: Any]
      return session?["state"] as? String == "waiting"
    }
    let heard = try recording.stop()
    let offset = try #require(heard.firstSound) - #require(render.firstSound)
    #expect(heard.equalRun(from: offset, to: render, from: 0) > wait.start + 5 * 48_000)
  }

  /// It plays as if there were no words, and says so in the log.
  @Test(arguments: [
    "exit 7", "sleep 100", "kill -9 $$", "echo no sound", "head -c 30000000 /dev/zero",
  ])
  func aProgramThatMisbehavesCostsNothingButTheWords(script: String) throws {
    let home = try speaking()
    let program = "\(home.path)/speak"
    try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
    chmod(program, 0o755)
    try home.write(
      "device: 'null'\nspeech: {command: ['\(program)', '{text}']}\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let start = try home.limber("start", "two")
    #expect(start.status == 0, "\(start.errors)")
    let session = try #require(home.status()["session"] as? [String: Any])
    // 1.5 s for the start figure, 2 s to get ready, 5 s a side, 7 s between; 1 s and 5 s; 3 s.
    #expect(session["duration_ms"] as? Int == 29_500)
    #expect(try home.limber("stop").status == 0)
  }

  @Test func withoutAProgramItIsToldOnce() throws {
    let home = try speaking()
    try home.write("device: 'null'\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    var told: [Bool] = []
    for _ in 0..<2 {
      let start = try home.limber("start", "two")
      #expect(start.status == 0)
      told.append(start.errors.contains("install espeak-ng"))
      #expect(try home.limber("stop").status == 0)
    }
    #expect(told == [true, false])
  }
}
