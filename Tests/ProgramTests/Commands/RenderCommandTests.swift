// `limber render` and `limber rehearse`, as a person and a script meet them.

import Foundation
import Testing

@Suite struct RenderCommandTests {
  @Test func aRehearsalSaysWhatThePlanSays() throws {
    let home = try Home()
    let finished = try home.limber("rehearse", "quick-start", "--speed", "1000")
    #expect(finished.status == 0 && finished.errors == "")
    let lines = finished.output.split(separator: "\n").map(String.init)
    #expect(lines.last == "The rehearsal has ended.")
    // Each phase of the plan, and breaths once for as long as they go on.
    let phases = try #require(home.json("routine", "show", "quick-start") as? [[String: Any]])
    var expected: [String] = []
    for phase in phases {
      let kind = try #require(phase["phase"] as? String)
      let side = (phase["direction"] as? String) ?? (phase["side"] as? String).map { "\($0) side" }
      let breaths = ["inhale", "breath-full", "exhale", "breath-empty"]
      let activity = breaths.contains(kind) ? "breaths" : kind
      let words = [phase["exercise"] as? String, side, activity].compactMap { $0 }
      let key = words.joined(separator: ", ")
      if key != expected.last { expected.append(key) }
    }
    #expect(expected.count > 3 && lines.count == expected.count + 1)
    for (line, words) in zip(lines, expected) { #expect(line.hasPrefix("\(words), "), "\(line)") }
  }

  @Test func whatCannotBeRehearsedIsToldWithItsLikelyCause() throws {
    let home = try Home()
    let misspelt = try home.limber("rehearse", "quick-strat")
    #expect(misspelt.status == 65)
    #expect(misspelt.errors.contains("did you mean 'quick-start'?"))
    #expect(try home.limber("rehearse", "quick-start", "--speed", "0").status == 64)
  }

  @Test func anotherEndingIsRefusedByName() throws {
    let home = try Home()
    let finished = try home.limber("render", "quick-start", "-o", "\(home.path)/out.mp3")
    #expect(finished.status == 64)
    #expect(finished.errors.contains("end it in .wav, .flac, .opus or .ogg"))
    #expect(!FileManager.default.fileExists(atPath: "\(home.path)/out.mp3"))
  }

  @Test func aTerminalSeesTheProgressAndAPipeDoesNot() throws {
    let home = try Home()
    let plain = try home.limber("render", "quick-start", "-o", "\(home.path)/out.wav")
    #expect(plain.status == 0 && plain.errors == "")
    // script(1) lends a terminal.
    let command = "\(Programs.limber) render quick-start -o \(home.path)/out.wav"
    let bar = try home.run("/usr/bin/script", "-qec", "stty cols 40; \(command)", "/dev/null")
    #expect(bar.output.contains("#] 100 %") && bar.output.contains("\r\u{1B}[K"))
    let drawn = bar.output.split(separator: "\r").filter { $0.hasPrefix("[") }
    #expect(drawn.count > 10 && drawn.allSatisfy { $0.count == 39 || $0.contains("\u{1B}") })
    home.environment["LIMBER_PLAIN"] = "1"
    let lines = try home.run("/usr/bin/script", "-qec", command, "/dev/null").output
    #expect(lines.contains("50 per cent") && !lines.contains("["))
    let piped = try home.run(
      "/usr/bin/script", "-qec", "\(command) -o - > \(home.path)/piped.wav", "/dev/null")
    #expect(piped.output == "")
  }

  @Test func anInterruptedRenderingLeavesNoHalfFile() throws {
    let home = try Home()
    // Long enough not to be over before it is interrupted.
    let steps = String(repeating: "  - {exercise: plank, hold: 10m, sets: 3}\n", count: 5)
    try home.write("steps:\n\(steps)", to: "routines/long.yaml")
    let path = "\(home.path)/long.opus"
    let child = Child(
      Programs.limber, ["render", "long", "-o", path], environment: home.environment)
    try child.start()
    try eventually("it has begun") {
      FileManager.default.fileExists(atPath: "\(path).part") || !child.isRunning
    }
    child.signal(SIGINT)
    #expect(try child.wait(seconds: 60) == 128 + SIGINT)
    #expect(!FileManager.default.fileExists(atPath: "\(path).part"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
