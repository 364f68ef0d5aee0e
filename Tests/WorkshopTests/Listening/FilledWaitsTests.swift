// A wait with a limit takes its time in a file; nothing else changes.

import Routines
import Sessions
import Testing

@testable import Listening

@Suite struct FilledWaitsTests {
  private func timeline(_ steps: String) throws -> Timeline {
    let home = Home(["routines/r.yaml": "steps: [\(steps)]"])
    let configuration = home.configuration
    return configuration.timeline(
      of: try configuration.routine("r"), ExerciseHistory(today: 0))
  }

  private let hold = "{exercise: Wall angel, hold: 5s, ready: 4s, sides: none}"

  @Test func aWaitWithALimitIsAPhaseOfThatLength() throws {
    let timeline = try timeline("\(hold), {wait: Lie down., at-most: 6s}, \(hold)")
    let filled = timeline.fillingWaits()
    let limit = FrameCount(.seconds(6))
    let at = timeline.waits[0].at
    #expect(filled.waits.isEmpty)
    #expect(filled.length == timeline.length + limit)
    let wait = try #require(filled.phases.first { $0.kind == .wait })
    #expect(wait.start == at && wait.length == limit && wait.step == 1)
    // Contiguous, and all others as they were.
    for (phase, next) in zip(filled.phases, filled.phases.dropFirst()) {
      #expect(phase.end == next.start)
    }
    #expect(
      filled.phases.filter { $0.kind != .wait }.map(\.length) == timeline.phases.map(\.length))
    #expect(filled.steps.map(\.start) == [.zero, at, at + limit])
    #expect(filled.steps.map(\.end) == [at, at + limit, timeline.steps[2].end + limit])
    // The release as it begins, its own cue after that, and silence until it ends.
    let inIt = filled.cues.filter { at <= $0.at && $0.at < wait.end }
    #expect(inIt.map(\.kind) == [.release, .wait])
    #expect(inIt.map(\.at) == [at, at + CueSpacing.clearance])
    let rest = { (cues: [Cue], from: FrameIndex) in
      cues.filter { $0.at > from }.map { ($0.at - from).count }
    }
    #expect(rest(filled.cues, wait.end - FrameCount(1)).count == rest(timeline.cues, at).count)
  }

  @Test func itsWordsAreSpokenIfThereIsTime() throws {
    for (limit, count) in [(6, 1), (2, 0)] {
      let plain = try timeline("\(hold), {wait: Lie down., at-most: \(limit)s}, \(hold)")
      var options = plain.options
      let words = Utterance.text("Lie down.", language: "en")
      options.timing.spoken = [words: .seconds(2)]
      var waits = plain.waits
      waits[0].words = [words]
      let spoken = Timeline(
        routine: "r", phases: plain.phases, cues: plain.cues, steps: plain.steps, waits: waits,
        options: options
      ).fillingWaits()
      #expect(spoken.words.count == count, "\(limit)")
    }
  }

  @Test func severalWaitsAddUpAndOneWithoutALimitIsLeftOut() throws {
    let timeline = try timeline(
      "{wait: A, at-most: 5s}, {wait: B, at-most: 7s}, \(hold), {wait: C}, \(hold), "
        + "{wait: D, at-most: 3s}")
    let filled = timeline.fillingWaits()
    #expect(filled.length == timeline.length + FrameCount(.seconds(15)))
    #expect(filled.waits.map(\.wait.text) == ["C"])
    #expect(filled.waits[0].at == timeline.waits[2].at + FrameCount(.seconds(12)))
    for (phase, next) in zip(filled.phases, filled.phases.dropFirst()) {
      #expect(phase.end == next.start)
    }
    #expect(filled.phases.filter { $0.kind == .wait }.map(\.step) == [0, 1, 5])
    #expect(filled.phases.last?.kind == .finish)
  }
}
