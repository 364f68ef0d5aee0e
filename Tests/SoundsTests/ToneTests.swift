// A cue must be heard and startle nobody: no click, the level of its recipe, room below full
// scale, and both ears served.

import Foundation
import Routines
import Sessions
import Testing

@testable import Sounds

private let sides: [Side?] = [nil, .left, .right]

private func tone(_ kind: CueKind, _ side: Side?, length: FrameCount? = nil) -> Tone {
  rendered(Theme.fallback.recipe(kind, side: side)!, length: length)
}

@Suite struct ToneTests {
  @Test(arguments: CueKind.allCases, sides)
  func aToneBeginsAndEndsInSilence(kind: CueKind, side: Side?) {
    let tone = tone(kind, side)
    let peak = tone.peak
    for ear in [Ear.left, .right] {
      let heard = tone.heard(by: ear)
      #expect(heard[0] == 0)
      #expect(abs(heard[heard.count - 1]) < 0.001 * peak)
      // A millisecond from either end it is still soft: a steeper edge would be a click.
      #expect(heard.prefix(48).allSatisfy { abs($0) < 0.1 * peak })
      #expect(heard.suffix(48).allSatisfy { abs($0) < 0.1 * peak })
    }
  }

  /// Bernstein's inequality: what has no frequency above `highest` changes no faster than this.
  @Test(arguments: CueKind.allCases, sides)
  func neighbouringSamplesDifferByNoMoreThanThePitchAllows(kind: CueKind, side: Side?) {
    let recipe = Theme.fallback.recipe(kind, side: side)!
    let tone = rendered(recipe)
    let highest =
      recipe.notes.reduce(0) { max($0, $1.from, $1.to) } * Double(recipe.partials.count)
    let bound = 2 * Double.pi * highest / 48_000 * tone.peak * 1.1
    for ear in [Ear.left, .right] {
      let heard = tone.heard(by: ear)
      let step = zip(heard, heard.dropFirst()).reduce(0) { max($0, abs($1.1 - $1.0)) }
      #expect(step < bound)
    }
  }

  @Test(
    arguments: [
      ([], 0),
      ([Note(at: 0, length: 1, from: 500)], 48),
      ([Note(at: 0, length: 75, from: 500)], 3600),
      ([Note(at: 20, length: 100, from: 500)], 5760),
      ([Note(at: 0, length: 300, from: 500), Note(at: 50, length: 100, from: 600)], 14_400),
      ([Note(at: 0, length: 100, from: 500), Note(at: 90, length: 100, from: 600)], 9120),
    ] as [([Note], Int)])
  func aToneHasTheFramesOfItsRecipe(notes: [Note], frames: Int) {
    #expect(Tone(ToneRecipe(notes: notes)).frameCount == frames)
  }

  @Test(arguments: [1, 100, 2500, 5000, 8001] as [Int64])
  func aGlideLastsAsLongAsItsBreath(milliseconds: Int64) {
    let breath = FrameCount(Milliseconds(milliseconds))
    for kind in CueKind.allCases where kind.isGlide {
      #expect(Int64(tone(kind, .left, length: breath).frameCount) == breath.count)
    }
  }

  @Test(arguments: [(294, 440), (440, 294)] as [(Double, Double)])
  func aGlideGoesEvenlyFromItsFirstPitchToItsLast(from: Double, to: Double) {
    let recipe = ToneRecipe(notes: [Note(at: 0, length: 1000, from: from, to: to)])
    let heard = Tone(recipe, length: FrameCount(.seconds(4))).heard(by: .mono)
    let expected = { (pitch: Double, seconds: Double) in Int((pitch * seconds).rounded()) }
    #expect(abs(periods(heard) - expected((from + to) / 2, 4)) <= 1)
    let step = (to - from) / 20
    #expect(abs(periods(heard.prefix(19_200)) - expected(from + step, 0.4)) <= 1)
    #expect(abs(periods(heard.suffix(19_200)) - expected(to - step, 0.4)) <= 1)
  }

  @Test(arguments: CueKind.allCases, sides)
  func theLoudestTenthOfASecondIsAtTheRecipesLevel(kind: CueKind, side: Side?) {
    var recipe = Theme.fallback.recipe(kind, side: side)!
    #expect(abs(rendered(recipe).loudness - recipe.level) < 0.25)
    recipe.level = -31
    #expect(abs(Tone(recipe).loudness + 31) < 0.25)
  }

  @Test(arguments: [[], [1, 0.35, 0.15], [1, 0.8, 0.7, 0.6, 0.5]] as [[Double]], [0, 30, 350])
  func theLevelHoldsForEveryTimbreAndForBells(more: [Double], decay: Int) {
    let notes = [
      Note(at: 0, length: 350, from: 523), Note(at: 205, length: 333, from: 659),
    ]
    let recipe = ToneRecipe(
      notes: notes, partials: more.isEmpty ? [1] : more, attack: 4, decay: decay, pan: 0.5)
    #expect(abs(Tone(recipe).loudness + 23) < 0.25)
  }

  @Test(arguments: CueKind.allCases, sides)
  func peaksStaySixDecibelsBelowFullScale(kind: CueKind, side: Side?) {
    let breaths: [FrameCount?] = kind.isGlide ? [nil, FrameCount(Milliseconds(300))] : [nil]
    for breath in breaths {
      let peak = tone(kind, side, length: breath).peak
      #expect(peak > 0 && peak < 0.5)
    }
  }

  @Test(arguments: [-1, -0.8, 0, 0.25, 1] as [Double])
  func panMovesPowerBetweenTheChannelsAndNeverOverTenDecibels(pan: Double) {
    let notes = [Note(at: 0, length: 200, from: 500)]
    let tone = Tone(ToneRecipe(notes: notes, pan: pan))
    let middle = Tone(ToneRecipe(notes: notes))
    let (left, right) = (rms(tone.heard(by: .left)), rms(tone.heard(by: .right)))
    let difference = 20 * log10(right / left)
    #expect(abs(difference - 10 * pan) < 0.001)
    #expect(abs(difference) < 10.001)
    #expect(abs(tone.loudness - middle.loudness) < 0.001)
  }

  @Test func aBellFallsToAThirdInItsDecay() {
    let notes = [Note(at: 0, length: 800, from: 1000)]
    let heard = Tone(ToneRecipe(notes: notes, decay: 200)).heard(by: .mono)
    let (early, later) = (heard[4800..<5280], heard[14_400..<14_880])
    #expect(abs(rms(later) / rms(early) - exp(-1)) < 0.01)
  }

  @Test func everyPartialHasItsAmplitude() {
    let notes = [Note(at: 0, length: 300, from: 500)]
    let tone = Tone(ToneRecipe(notes: notes, partials: [1, 0, 0.5, 0.25]))
    let steady = tone.heard(by: .mono)[4800..<9600]
    let first = amplitude(steady, at: 500)
    for (harmonic, expected) in [(2, 0), (3, 0.5), (4, 0.25), (5, 0)] as [(Double, Double)] {
      #expect(abs(amplitude(steady, at: 500 * harmonic) / first - expected) < 0.001)
    }
  }
}
