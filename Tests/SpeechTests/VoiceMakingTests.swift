// Speech beside the cues: as loud as they are, whatever the program or the recording.

import ConfigFiles
import Sounds
import TestSupport
import Testing

@testable import Speech

/// Words of 300 ms with pauses between them, at a frequency of speech.
private func words(amplitude: Float, count: Int = 5) -> Recording {
  let samples = (0..<(count * 24_000)).map { frame -> Float in
    frame % 24_000 < 14_400 ? (frame % 96 < 48 ? amplitude : -amplitude) : 0
  }
  return Recording(channelCount: 1, samples: ContiguousArray(samples))
}

private func momentary(_ voice: Voice) -> Double? {
  KWeighting.momentaryLoudness(
    of: voice.samples.map { Double($0) * Double(voice.gain) / 32_768 })
}

@Suite struct VoiceMakingTests {
  @Test(arguments: [0.001, 0.03, 0.9] as [Float])
  func theLoudestOfItIsAtTheLevelOfSpeech(amplitude: Float) throws {
    let voice = try #require(VoiceMaking.voice(words(amplitude: amplitude)))
    #expect(abs(try #require(momentary(voice)) - Levels.speech) < 0.2)
  }

  @Test func pausesDoNotMakeItLouder() throws {
    let few = try #require(VoiceMaking.voice(words(amplitude: 0.1, count: 1)))
    let many = try #require(VoiceMaking.voice(words(amplitude: 0.1, count: 9)))
    #expect(few.samples.max() ?? 0 > 1000)
    // One short word is measured by itself, many with a pause: less than 2 dB.
    let ratio = Double(many.samples.max() ?? 0) / Double(few.samples.max() ?? 1)
    #expect((0.8...1.25).contains(ratio), "\(ratio)")
  }

  @Test(arguments: [("", 0.0), ("speech: -30.5\n", -6)])
  func aThemeAndTheSettingsMakeItLower(line: String, decibels: Double) throws {
    let folder = TemporaryFolder()
    folder.write("sounds/mine/theme.yaml", "name: Mine\n\(line)")
    folder.write("settings.yaml", "theme: mine\nspeech: {level: 50}\n")
    let configuration = Configuration(
      reading: Layers(folders: [folder.path], themes: [folder("sounds")]))
    let levelled = configuration.levelled([.text("Hold.", language: "en"): Voice([1])])
    let expected = Levels.gain(decibels: decibels) / 4
    #expect(abs(try #require(levelled.values.first).gain - expected) < 0.0001)
  }
}
