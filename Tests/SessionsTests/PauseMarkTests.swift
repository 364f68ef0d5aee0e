// What is heard in rests, movements and long holds: how far they have come, and that they end.

import Routines
import Testing

@testable import Sessions

private func exercise(_ dose: Dose) -> Step {
  .exercise(
    ExerciseStep(Exercise(id: "bend", name: "Bend", position: .standing, dose: dose), dose: dose))
}

/// Cues and words from a time on, with every word half a second long.
private func heard(
  _ steps: Step..., guide: Guide = Guide(.names), from start: Int64, to end: Int64
) -> [String] {
  var options = CompileOptions(timing: Timing(guide: guide, estimates: true))
  let routine = Routine(id: "r", name: "R", steps: steps)
  let all = Timeline(compiling: routine, options: options).words.map(\.utterance)
  options.timing.estimates = false
  options.timing.spoken = Dictionary(all.map { ($0, Milliseconds(500)) }, uniquingKeysWith: { $1 })
  let timeline = Timeline(compiling: routine, options: options)
  let cues = timeline.cues.map { ($0.at, $0.kind.rawValue) }
  let words = timeline.words.map { ($0.at, "“\($0.utterance.text ?? "")”") }
  return (cues + words).sorted { $0.0 < $1.0 }.filter {
    (start * 1000...end * 1000).contains($0.0.milliseconds.count)
  }.map { "\($0.0.milliseconds.count) \($0.1)" }
}

@Suite struct PauseMarkTests {
  @Test func aRestSaysWhatIsLeftAndEndsWithTheCountdown() {
    // A hold of 5 s from 9.35 s on, then a rest of 40 s.
    #expect(
      heard(
        exercise(.hold(.seconds(5))), .rest(.seconds(40)), exercise(.hold(.seconds(6))), from: 13,
        to: 55) == [
          "14350 release", "14950 rest", "24350 tick", "34350 tick",
          "35050 “20 seconds left.”", "38500 ready", "39800 “Bend.”", "40550 “Six seconds.”",
          "44350 tick", "45050 “Ten seconds left.”", "51350 countdown", "52350 countdown",
          "53350 countdown-last", "54350 hold",
        ])
  }

  @Test func aLongRestBetweenHoldsHasItsCueAndTheLastSetIsNamed() {
    #expect(
      heard(exercise(.hold(.seconds(5), sets: 2, between: .seconds(12))), from: 13, to: 27) == [
        "14350 release", "14950 rest", "15650 “Last one.”", "23350 countdown",
        "24350 countdown", "25350 countdown-last", "26350 hold",
      ])
  }

  @Test func aMovementTellsTheTimeLeft() {
    #expect(
      heard(exercise(Dose(.duration(.seconds(60)))), from: 9, to: 80) == [
        "9350 move", "19350 tick", "29350 tick", "39350 tick", "40050 “30 seconds left.”",
        "49350 tick",
        "59350 tick", "60050 “Ten seconds left.”", "66350 countdown", "67350 countdown",
        "68350 countdown-last", "69350 release", "69950 finish",
      ])
  }

  @Test func theMiddleIsNotMarkedNextToTheTimeLeft() {
    for (seconds, marks) in [(70, 0), (79, 0), (80, 1), (110, 0), (140, 1)] as [(Int64, Int)] {
      let told = heard(exercise(Dose(.duration(.seconds(seconds)))), from: 0, to: 200)
      #expect(told.count { $0.hasSuffix("halfway") } == marks, "of \(seconds) s")
      let silent = heard(
        exercise(Dose(.duration(.seconds(seconds)))), guide: Guide(.tones), from: 0, to: 200)
      #expect(silent.count { $0.hasSuffix("halfway") } == 1, "of \(seconds) s")
    }
  }

  @Test func theHalfOfARestIsNotToldJustBeforeItsLastTenSeconds() {
    for (seconds, told) in [(30, 1), (39, 1), (40, 2)] as [(Int64, Int)] {
      let heard = heard(
        exercise(.hold(.seconds(5))), .rest(.seconds(seconds)), exercise(.hold(.seconds(6))),
        from: 13, to: 80)
      #expect(heard.count { $0.hasSuffix("left.”") } == told, "of \(seconds) s: \(heard)")
    }
  }

  @Test func repetitionsAreCountedWhereThatIsWanted() {
    var guide = Guide(.names)
    guide.count = .aloud
    let tempo = Tempo(out: .seconds(2), hold: .zero, back: .seconds(2))
    #expect(
      heard(exercise(Dose(.repetitions(3, .tempo(tempo)))), guide: guide, from: 8, to: 22) == [
        "9350 rep", "11350 move", "12050 “One.”", "13350 rep", "15350 move", "16050 “Two.”",
        "17350 rep", "19350 move", "20050 “Three.”", "21350 finish",
      ])
  }

  @Test func tensingAndBreathingAreNamedOnce() {
    let contract = Dose(
      .contractRelax(contract: .seconds(3), relax: .seconds(4), repetitions: 2))
    #expect(
      heard(exercise(contract), from: 8, to: 24) == [
        "9350 contract", "10050 “Tense.”", "12350 relax", "13050 “Let go.”", "16350 contract",
        "19350 relax", "23350 release", "23950 finish",
      ])
  }
}
