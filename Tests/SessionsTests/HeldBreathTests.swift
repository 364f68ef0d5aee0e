// A breath that is held: where its phases and its tones are, to the frame, and what is said in
// them.

import Routines
import Testing

@testable import Sessions

private let box = Breath(in: .seconds(4), hold: .seconds(4), out: .seconds(4), empty: .seconds(4))
private let four78 = Breath(in: .seconds(4), hold: .seconds(7), out: .seconds(8))

private func step(_ work: Work, id: String = "sit") -> Step {
  let exercise = Exercise(
    id: id, name: "Sit", kind: .breathing, position: .seated, dose: Dose(work))
  return .exercise(ExerciseStep(exercise))
}

private func timeline(_ steps: Step..., guide: Guide? = nil) -> Timeline {
  let routine = Routine(id: "breath", name: "Breath", steps: steps)
  guard let guide else { return Timeline(compiling: routine) }
  let options = CompileOptions(timing: Timing(guide: guide, estimates: true))
  return Timeline(compiling: routine, options: options)
}

/// `inhale 312000 for 192000`, in frames.
private func frames(_ timeline: Timeline) -> [String] {
  timeline.cues.filter(\.kind.isGlide).map { cue in
    "\(cue.kind.rawValue) \((cue.at - .zero).count) for \(cue.length?.count ?? 0)"
  }
}

private func said(_ timeline: Timeline, in kind: PhaseKind) -> [String] {
  timeline.phases.filter { $0.kind == kind }.flatMap { phase in
    timeline.words.filter { phase.start <= $0.at && $0.at < phase.end }
      .map { $0.utterance.text ?? "" }
  }
}

@Suite struct HeldBreathTests {
  @Test func aBoxHasFourEqualSides() {
    let timeline = timeline(step(.breaths(2, box)))
    #expect(
      table(timeline) == [
        "ready 0-6500", "inhale 6500-10500", "breath-full 10500-14500", "exhale 14500-18500",
        "breath-empty 18500-22500", "inhale 22500-26500", "breath-full 26500-30500",
        "exhale 30500-34500", "breath-empty 34500-38500", "finish 38500-41500",
      ])
    #expect(
      frames(timeline) == [
        "inhale 312000 for 192000", "breath-full 504000 for 192000", "exhale 696000 for 192000",
        "breath-empty 888000 for 192000", "inhale 1080000 for 192000",
        "breath-full 1272000 for 192000", "exhale 1464000 for 192000",
        "breath-empty 1656000 for 192000",
      ])
    // Neither a hold's tone nor a countdown: only the last breath has an end of its own.
    let others = timeline.cues.filter { !$0.kind.isGlide }.map(\.kind)
    #expect(others == [.start, .ready, .release, .finish])
    #expect(fault(of: timeline) == nil)
  }

  @Test func fourSevenEightIsHeldOnlyWithFullLungs() {
    let timeline = timeline(step(.breaths(4, four78)))
    let starts = (0..<4).map { Int64(312_000 + $0 * 19 * 48_000) }
    #expect(
      frames(timeline)
        == starts.flatMap {
          [
            "inhale \($0) for 192000", "breath-full \($0 + 192_000) for 336000",
            "exhale \($0 + 528_000) for 384000",
          ]
        })
    #expect(timeline.phases.dropFirst().first?.start == FrameIndex(312_000))
    #expect(timeline.phases.last?.start == FrameIndex(312_000 + 4 * 912_000))
  }

  @Test func repetitionsMayBePacedByIt() {
    let timeline = timeline(step(.repetitions(1, .breath(box))))
    #expect(
      table(timeline).dropFirst().dropLast().map { $0.prefix { $0 != " " } } == [
        "inhale", "breath-full", "exhale", "breath-empty",
      ])
    #expect(timeline.cues.last(where: { $0.kind == .release }) == nil)
  }

  @Test func itIsWorkAndNotHeldLikeAStretch() {
    let timeline = timeline(step(.breaths(3, box)))
    for phase in timeline.phases.dropFirst().dropLast() {
      #expect(phase.kind.isWork && !phase.isHeld)
    }
  }

  @Test(arguments: [8, 12, 16, 20] as [Int64])
  func moreTimeIsMoreWholeBreaths(second: Int64) throws {
    let timeline = timeline(step(.breaths(1, box)))
    let now = FrameIndex(second * 48_000)
    let longer = try #require(timeline.extended(by: .seconds(20), at: now))
    #expect((longer.length - timeline.length).milliseconds == .seconds(32))
    #expect(fault(of: longer) == nil)
    let kinds = longer.phases.map(\.kind).dropFirst().dropLast()
    let once: [PhaseKind] = [.inhale, .breathFull, .exhale, .breathEmpty]
    #expect(Array(kinds) == once + once + once)
    #expect(longer.cues.filter { $0.kind == .release }.count == 1)
  }

  @Test func theFirstOfEachIsNamed() {
    let spoken = timeline(step(.breaths(3, box)), guide: Guide(.names))
    #expect(said(spoken, in: .inhale) == ["In."])
    #expect(said(spoken, in: .breathFull) == ["Hold your breath."])
    #expect(said(spoken, in: .exhale) == ["Out."])
    #expect(said(spoken, in: .breathEmpty) == ["Stay empty.", "Last breath."])
    #expect(wordFault(of: spoken) == nil)
    #expect(timeline(step(.breaths(3, box)), guide: Guide(.tones)).words.isEmpty)
  }

  @Test func wordsWithoutRoomAreLeftOut() {
    let short = Breath(in: .seconds(2), hold: .seconds(1), out: .seconds(2), empty: .seconds(1))
    let spoken = timeline(step(.breaths(3, short)), guide: Guide(.names))
    #expect(said(spoken, in: .breathFull) == [])
    for phase in spoken.phases {
      for words in spoken.words where phase.start <= words.at && words.at < phase.end {
        #expect(words.end <= phase.end, "\(words.utterance)")
      }
    }
  }

  @Test func itsTonesAreExplainedOnce() {
    var guide = Guide(.short)
    guide.explainsTones = true
    let plain = Phrases.english.meaning(of: .breath)
    let held = Phrases.english.meaning(of: .heldBreath)
    let explained = { (timeline: Timeline) in
      timeline.words.map(\.utterance).filter { [plain, held].contains($0) }
    }
    let (heldStep, plainStep) = (step(.breaths(1, box), id: "a"), step(.breaths(1, .slow), id: "b"))
    #expect(explained(timeline(heldStep, plainStep, guide: guide)) == [held])
    #expect(explained(timeline(plainStep, heldStep, heldStep, guide: guide)) == [plain, held])
    #expect(explained(timeline(plainStep, plainStep, guide: guide)) == [plain])
  }
}
