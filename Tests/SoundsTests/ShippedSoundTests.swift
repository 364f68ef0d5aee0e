// The themes that come with Limber, as they sound: their levels, their peaks, alone and over each
// other, their registers and their sides.

import ConfigFiles
import Foundation
import Routines
import Sessions
import Testing

@testable import Sounds

private let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

private func theme(_ name: String) throws -> Theme {
  let path = root.appending(path: "sounds/\(name)/theme.yaml").path
  return try ThemeFile.theme(String(contentsOfFile: path, encoding: .utf8), file: path)
}

private let names = ["clear", "soft", "low"]
private let sides: [Side?] = [nil, .left, .right]

/// LUFS of a cue's family; how loud `clear` and `low` are.
private func target(_ kind: CueKind) -> Double {
  switch kind {
  case .inhale, .exhale, .breathFull, .breathEmpty: -25
  case .softInhale, .softExhale: -34
  // The shorter, the louder: within 4 dB over 0.4 s.
  case .halfway: -23.5
  case .countdown: -20.5
  case .countdownLast, .rep: -22
  case .tick: -28
  default: -23
  }
}

/// The peak between the samples as well, by four times as many: the sum of neighbours weighted by
/// a windowed sinc (ITU-R BS.1770-4, annex 2, with a longer filter).
private func truePeak(_ samples: [Double]) -> Double {
  let reach = 16
  let filters = (1...3).map { phase in
    (-reach..<reach).map { tap -> Double in
      let x = Double(tap) + Double(phase) / 4
      let window = 0.5 + 0.5 * cos(Double.pi * x / Double(reach))
      return x == 0 ? 1 : sin(Double.pi * x) / (Double.pi * x) * window
    }
  }
  var peak = samples.reduce(0) { max($0, abs($1)) }
  // At 48 kHz, what lies below 6 kHz rises by at most 0.7 dB between two samples: 1/cos(π/8).
  guard peak > 0.8 else { return peak / cos(Double.pi / 8) }
  // Only near the loud places can a peak lie between.
  for frame in reach..<max(reach, samples.count - reach) where abs(samples[frame]) > 0.7 * peak {
    for filter in filters {
      var sum = 0.0
      for (index, factor) in filter.enumerated() {
        sum += factor * samples[frame + reach - 1 - index]
      }
      peak = max(peak, abs(sum))
    }
  }
  return peak
}

private func decibels(_ factor: Double) -> Double { 20 * log10(factor) }

@Suite struct ShippedSoundTests {
  @Test(arguments: names, CueKind.allCases)
  func everyCueIsAsLoudAsItsFamilyAndStaysBelowItsPeak(name: String, kind: CueKind) throws {
    let theme = try theme(name)
    for side in sides {
      let length = kind.isGlide ? FrameCount(.seconds(4)) : nil
      let tone = theme.tone(kind, side: side, length: length)
      let lower = name == "soft" ? (target(kind) == -34 ? 4.0 : 6) : 0
      #expect(abs(tone.loudness - (target(kind) - lower)) <= 2, "\(side as Any)")
      #expect(decibels(tone.peak) < -6)
      let (left, right) = (rms(tone.heard(by: .left)), rms(tone.heard(by: .right)))
      #expect(abs(decibels(left / right)) <= 10.01)
    }
  }

  /// Whoever turns the volume down for the voice must not lose the breath. The background of a long
  /// hold is lower on purpose.
  @Test(arguments: names + ["fallback"])
  func speechAndCuesAreWithinFourDecibels(name: String) throws {
    let theme = name == "fallback" ? Theme.fallback : try theme(name)
    let background: Set<CueKind> = [.softInhale, .softExhale, .tick]
    var levels = [("speech", theme.speech)]
    for kind in CueKind.allCases where !background.contains(kind) {
      for side in sides {
        let length = kind.isGlide ? FrameCount(.seconds(4)) : nil
        levels.append((kind.rawValue, theme.tone(kind, side: side, length: length).momentary))
      }
    }
    let softest = try #require(levels.min { $0.1 < $1.1 })
    let loudest = try #require(levels.max { $0.1 < $1.1 })
    #expect(loudest.1 - softest.1 <= 4, "\(loudest), \(softest)")
  }

  /// Cues keep 300 ms apart, and a tone may be longer: each over each, and the one before that.
  @Test(arguments: names) func noOverlapClips(name: String) throws {
    let theme = try theme(name)
    let tones = CueKind.allCases.map { kind in
      theme.tone(kind, side: .right, length: kind.isGlide ? FrameCount(.seconds(2)) : nil)
        .heard(by: .right)
    }
    for (index, one) in tones.enumerated() {
      for (other, next) in tones.enumerated() {
        let third = tones[(index + other) % tones.count]
        var sum = [Double](repeating: 0, count: 48_000)
        for (start, tone) in [(0, one), (14_400, next), (28_800, third)] {
          for frame in 0..<min(tone.count, sum.count - start) { sum[start + frame] += tone[frame] }
        }
        #expect(decibels(truePeak(sum)) < -1, "\(CueKind.allCases[index])")
      }
    }
  }

  @Test(arguments: names, CueKind.allCases)
  func aCueKeepsToItsRegister(name: String, kind: CueKind) throws {
    let theme = try theme(name)
    for side in sides {
      let recipe = try #require(theme.recipe(kind, side: side))
      let highest = name == "low" ? 1000.0 : 2000
      for note in recipe.notes {
        #expect((250...highest).contains(note.from) && (250...highest).contains(note.to))
      }
      #expect(recipe.attack >= 4 && recipe.release >= 20)
      if kind == .reminder { #expect(recipe.attack >= 100, "somebody is startled") }
    }
  }

  @Test(arguments: names) func releaseIsTheLowerOctaveOfHold(name: String) throws {
    let theme = try theme(name)
    for side in sides {
      let hold = try #require(theme.recipe(.hold, side: side)).notes[0].from
      let release = try #require(theme.recipe(.release, side: side)).notes[0].from
      #expect(abs(hold / release - 2) < 0.001)
    }
    #expect(try #require(theme.recipe(.contract, side: nil)).roughness != nil)
  }

  /// The tone of a breath goes on while the breath is held: steady, where it ended, and as loud.
  @Test(arguments: names + ["fallback"]) func aHeldBreathStaysWhereItEnded(name: String) throws {
    let theme = name == "fallback" ? Theme.fallback : try theme(name)
    let pairs = [(CueKind.inhale, CueKind.breathFull), (.exhale, .breathEmpty)]
    for (breath, held) in pairs {
      for side in sides {
        let glide = try #require(theme.recipe(breath, side: side))
        let steady = try #require(theme.recipe(held, side: side))
        #expect(steady.notes.count == 1 && glide.notes.count == 1)
        #expect(steady.notes[0].from == glide.notes[0].to)
        #expect(steady.notes[0].to == glide.notes[0].to)
        #expect(steady.decay == 0 && steady.level == glide.level)
        #expect(steady.partials == glide.partials)
        // A hold is struck: it begins at once.
        let hold = try #require(theme.recipe(.hold, side: side))
        #expect(steady.attack >= 10 * hold.attack)
        let tone = theme.tone(held, side: side, length: FrameCount(.seconds(4)))
        let heard = tone.heard(by: .mono)
        for part in [heard[24_000..<72_000], heard[120_000..<168_000]] {
          #expect(abs(Double(periods(part)) - steady.notes[0].from) <= 1)
        }
      }
    }
  }

  @Test func whatIsBuiltForHighToneLossHasHardlyAnythingHigh() throws {
    let theme = try theme("low")
    for kind in CueKind.allCases {
      let tone = theme.tone(kind, side: .right, length: kind.isGlide ? FrameCount(24_000) : nil)
      let heard = tone.heard(by: .mono)
      // A first difference weighs high tones: twice the sine of half the turn of each frame.
      let low = rms(heard)
      let bent = rms(zip(heard, heard.dropFirst()).map { $1 - $0 })
      let mean = asin(min(1, bent / low / 2)) / Double.pi * 48_000
      #expect(mean < 1700, "\(kind): \(mean) Hz")
    }
  }
}
