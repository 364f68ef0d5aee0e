// A sound file in a theme is a cue that can be heard, or it is refused.

import Sessions
import Sounds
import TestSupport
import Testing

@testable import ConfigFiles

/// A WAV in stereo.
private func wave(_ frames: [(left: Int16, right: Int16)]) -> [UInt8] {
  frames.reduce(into: WaveFile.header(frames: FrameCount(Int64(frames.count)))) { bytes, frame in
    for sample in [frame.left, frame.right] {
      withUnsafeBytes(of: sample.littleEndian) { bytes += $0 }
    }
  }
}

private func loud(_ frame: Int) -> Int16 { frame % 100 < 50 ? 8000 : -8000 }

@Suite struct RecordedThemeTests {
  @Test(
    arguments: [
      ("one sample", (0..<1).map { (loud($0), loud($0)) }, "it is shorter than 10 ms"),
      ("none", [], "the sound has no frames; was its recording stopped too early?"),
      ("silence", (0..<9600).map { _ in (0, 0) }, "it is silent"),
      (
        "opposite channels", (0..<9600).map { (loud($0), -loud($0)) },
        "it is silent in mono, since its channels cancel each other out"
      ),
      ("a sound", (0..<9600).map { (loud($0), loud($0)) }, nil),
      ("one channel", (0..<9600).map { (loud($0), 0) }, nil),
    ] as [(String, [(Int16, Int16)], String?)])
  func whatIsNotHeardIsNoCue(name: String, frames: [(Int16, Int16)], reason: String?) throws {
    let folder = TemporaryFolder()
    folder.write("gong.wav", wave(frames.map { (left: $0.0, right: $0.1) }))
    let text = "name: x\ncues:\n  hold: {file: gong.wav}\n"
    let read = try ThemeFile.read(text, file: folder("theme.yaml"))
    let told = read.faults.map { "\($0.line):\($0.column): \($0.message)" }
    #expect(
      told == (reason.map { ["3:16: “gong.wav”: \($0); the default cue is used instead"] } ?? []),
      "\(name)")
    let usual = Theme.fallback.tone(.hold).frameCount
    #expect((read.theme.tone(.hold).frameCount == usual) == (reason != nil))
  }

  @Test func aThemeSaysHowLoudSpeechIsBesideIt() throws {
    #expect(try ThemeFile.theme("name: x", file: "t").speech == Levels.speech)
    #expect(try ThemeFile.theme("name: x\nspeech: -30", file: "t").speech == -30)
    #expect(
      faults { () throws(BadFile) in try ThemeFile.theme("name: x\nspeech: -5", file: "t") }
        == ["2:9: -5 is not within -60.0 to -14.0"])
  }
}
