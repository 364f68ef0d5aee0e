// A rehearsal tells what a session would be, in the words of `watch --plain`, each at its time.

import Control
import Planning
import Routines
import Sessions
import Sounds
import Testing

@testable import Listening

@Suite struct RehearsalTests {
  private func timeline(_ text: String) throws -> Timeline {
    let home = Home(["routines/r.yaml": text])
    let configuration = home.configuration
    return configuration.timeline(
      of: try configuration.routine("r"), ExerciseHistory(today: 0))
  }

  @Test func everythingThatBeginsIsOneSentenceAtItsTime() throws {
    let timeline = try timeline(
      """
      steps:
        - {exercise: Wall angel, hold: 5s, ready: 4s, sides: none}
        - {wait: "Lie down.", at-most: 2m}
        - {exercise: Belly, reps: 3, breath: {in: 2s, out: 2s}, ready: 4s, sides: none}
        - {rest: 10s}
      """)
    let rehearsal = Rehearsal(timeline)
    let told = rehearsal.lines.map { "\($0.at.milliseconds.count) \($0.text)" }
    func start(_ kind: PhaseKind, step: Int) -> Int64 {
      timeline.phases.first { $0.kind == kind && $0.step == step }!.start.milliseconds.count
    }
    let total = TimeText.clock(timeline.length.milliseconds.count)
    let wait = timeline.waits[0].at.milliseconds.count
    #expect(told.count == 7)
    #expect(told[0].hasPrefix("0 Wall angel, ready, "))
    #expect(told[1] == "\(start(.hold, step: 0)) Wall angel, hold, 5 seconds.")
    #expect(
      told[2] == "\(wait) Waiting until you resume (limber resume): Lie down. "
        + "Step 2 of 4 of r, \(TimeText.clock(wait)) of \(total).")
    #expect(told[3].hasPrefix("\(start(.ready, step: 2)) Belly, ready, "))
    // Breaths are told once, not each.
    #expect(told[4] == "\(start(.inhale, step: 2)) Belly, breaths, 12 seconds.")
    #expect(told[5].hasPrefix("\(start(.rest, step: 3)) Rest, "))
    #expect(told[6].hasPrefix("\(start(.finish, step: 3)) Finish, "))
    #expect(rehearsal.end == timeline.end)
  }

  /// Also where two phases are the same to the user, as the introduction and getting ready.
  @Test(arguments: ["core", "dynamic-warm-up", "lower-back", "quick-start", "wind-down"])
  func aLengthIsTheTimeUntilTheNextSentence(routine: String) throws {
    let configuration = Home().configuration
    let spoken = SpokenSession(
      try configuration.routine(routine), configuration, ExerciseHistory(today: 0))
    let voices = spoken.utterances.map { ($0, Voice(ContiguousArray(repeating: 1, count: 48_000))) }
    let timeline = spoken.timeline(Dictionary(voices) { $1 })
    let lines = Rehearsal(timeline).lines
    for (line, next) in zip(lines, lines.dropFirst()) {
      let length = TimeText.words((next.at - line.at).milliseconds.count)
      #expect(line.text.hasSuffix(", \(length)."), "\(line.text) until \(next.text)")
    }
  }

  @Test func aWaitAtTheEndIsToldBeforeTheFinish() throws {
    let timeline = try timeline(
      "steps: [{exercise: Wall angel, hold: 5s, sides: none}, {wait: \"Sit up.\"}]")
    let texts = Rehearsal(timeline).lines.map(\.text)
    let wait = try #require(texts.firstIndex { $0.contains("Sit up.") })
    #expect(wait == texts.count - 2)
  }

  @Test(arguments: [(1, 1_500_000_000), (20, 75_000_000), (1000, 1_500_000)] as [(Int, Int64)])
  func timeGoesSoManyTimesAsFast(speed: Int, nanoseconds: Int64) {
    let frame = FrameIndex.zero + FrameCount(Milliseconds(1500))
    #expect(RehearsalPace(speed: speed).nanoseconds(to: frame) == nanoseconds)
  }
}
