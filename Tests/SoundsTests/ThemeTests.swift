// A theme is a file that people write: whatever it leaves out, every cue must sound, and the two
// sides must be told apart, even by one ear.

import Routines
import Sessions
import Testing

@testable import Sounds

private let bell = ToneRecipe(
  notes: [Note(at: 0, length: 300, from: 500), Note(at: 100, length: 300, from: 600, to: 700)],
  partials: [1, 0.3], decay: 100, level: -26, pan: 0.1)

@Suite struct ThemeTests {
  @Test func everyCueHasASoundOfItsOwn() {
    let recipes = CueKind.allCases.map { Theme.fallback.recipe($0, side: nil)! }
    #expect(Set(recipes).count == CueKind.allCases.count)
    for (kind, recipe) in zip(CueKind.allCases, recipes) {
      #expect(rendered(recipe).peak > 0.01, "\(kind)")
    }
  }

  @Test func theNamesAreThoseOfTheManual() {
    #expect(
      Theme.cueNames.sorted()
        == [
          "breath-empty", "breath-full", "contract", "countdown", "countdown-last", "exhale",
          "finish", "halfway", "hold", "inhale", "move", "pause", "ready", "relax",
          "release", "reminder", "rep", "rest", "resume", "soft-exhale", "soft-inhale", "start",
          "switch", "tick", "wait",
        ].sorted())
    #expect(Theme.voiceNames == ["left", "right"])
  }

  @Test(arguments: CueKind.allCases, [nil, .left, .right] as [Side?])
  func aFallbackSoundLiesWhereEverySpeakerIsGood(kind: CueKind, side: Side?) {
    for note in Theme.fallback.recipe(kind, side: side)!.notes {
      #expect((250...2000).contains(note.from))
      #expect((250...2000).contains(note.to))
    }
  }

  @Test(
    arguments: [
      (.start, .rising), (.finish, .falling), (.inhale, .rising),
      (.exhale, .falling), (.pause, .falling), (.resume, .rising),
    ] as [(CueKind, Direction)])
  func whatBeginsRisesAndWhatEndsFalls(kind: CueKind, direction: Direction) {
    let notes = Theme.fallback.recipe(kind, side: nil)!.notes
    let pitches = notes.count == 1 ? [notes[0].from, notes[0].to] : notes.map(\.from)
    let steps = zip(pitches, pitches.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { direction == .rising ? $0 > 0 : $0 < 0 })
  }

  enum Direction { case rising, falling }

  @Test func aReleaseIsTheLowerOctaveOfAHoldAndTheLastTickIsDifferent() {
    let pitch = { (kind: CueKind) in Theme.fallback.recipe(kind, side: nil)!.notes[0].from }
    #expect(pitch(.hold) == 2 * pitch(.release))
    #expect(pitch(.contract) == 2 * pitch(.relax))
    #expect(pitch(.countdownLast) > pitch(.countdown))
  }

  @Test func aReminderRisesOverATenthOfASecondOrMore() {
    #expect(Theme.fallback.recipe(.reminder, side: nil)!.attack >= 100)
    #expect((-10 ... -6).contains(Levels.firstRing))
  }

  @Test func aThemeReplacesWhatItNamesAndNothingElse() {
    let theme = Theme(name: "Mine", recipes: ["countdown-last": bell, "gong": bell])
    for kind in CueKind.allCases {
      let expected = kind == .countdownLast ? bell : Theme.fallback.recipe(kind, side: nil)!
      #expect(theme.recipe(kind, side: nil)! == expected, "\(kind)")
    }
  }

  @Test func aVoiceGivesASidedCuePlaceTimbreAndPitch() {
    let voice = SideVoice(pan: -0.5, partials: [1, 0, 0.2], ratio: 1.5)
    let theme = Theme(
      name: "Mine", recipes: ["hold": bell], voices: ["left": voice, "middle": voice])
    #expect(theme.recipe(.hold, side: nil)! == bell)
    var expected = bell
    expected.pan = -0.5
    expected.partials = [1, 0, 0.2]
    expected.notes = [
      Note(at: 0, length: 300, from: 750), Note(at: 100, length: 300, from: 900, to: 1050),
    ]
    #expect(theme.recipe(.hold, side: .left)! == expected)
    // The other side keeps the voice that the code has for it.
    let plain = Theme(name: "Plain", recipes: ["hold": bell])
    #expect(theme.recipe(.hold, side: .right)! == plain.recipe(.hold, side: .right))
  }

  @Test func theSidesDifferInPlace() {
    let left = rendered(Theme.fallback.recipe(.hold, side: .left)!)
    let right = rendered(Theme.fallback.recipe(.hold, side: .right)!)
    #expect(rms(left.heard(by: .left)) > 2 * rms(left.heard(by: .right)))
    #expect(rms(right.heard(by: .right)) > 2 * rms(right.heard(by: .left)))
  }

  @Test(arguments: CueKind.allCases)
  func inMonoTheSidesDifferByTimbreAndPitch(kind: CueKind) {
    let tones = Side.allCases.map { side in
      let recipe = Theme.fallback.recipe(kind, side: side)!
      let heard = rendered(recipe).heard(by: .mono)
      let length = recipe.notes[0].length * 48
      return (pitch: recipe.notes[0].from, steady: heard[(length / 4)..<(length * 3 / 4)])
    }
    #expect(tones[1].pitch > 1.1 * tones[0].pitch)
    guard !kind.isGlide else { return }
    // Left is hollow: no even partials. Right has them.
    let second = tones.map { amplitude($0.steady, at: 2 * $0.pitch) }
    let first = tones.map { amplitude($0.steady, at: $0.pitch) }
    #expect(second[0] < 0.1 * first[0])
    #expect(second[1] > 0.3 * first[1])
  }

  @Test(
    arguments: [(0, 0), (20, 0.0625), (40, 0.25), (80, 1), (100, 1.5625)] as [(Int, Float)])
  func eightyPerCentIsTheThemesLevelAndTheSquareIsTheLaw(percent: Int, factor: Float) {
    #expect(Levels.gain(volume: percent) == factor)
  }

  @Test(arguments: [(0, 1), (-20, 0.1), (-8, 0.398), (20, 10)] as [(Double, Float)])
  func decibelsAreAFactorOfTheAmplitude(decibels: Double, factor: Float) {
    #expect(abs(Levels.gain(decibels: decibels) / factor - 1) < 0.001)
  }
}
