// Programmes as people are given them, laid out: rounds, sets that differ, held repetitions, the
// user's own pace, a movement on each breath.

import Routines
import Testing

@testable import Sessions

private func exercise(_ dose: Dose, ready: Milliseconds? = .seconds(5), sides: Sides = .none)
  -> Step
{
  let exercise = Exercise(
    id: "bend", name: "Bend", position: .standing, sides: sides, dose: dose)
  return .exercise(ExerciseStep(exercise, dose: dose, ready: ready))
}

private func timeline(_ steps: Step..., options: CompileOptions = CompileOptions()) -> Timeline {
  Timeline(compiling: Routine(id: "r", name: "R", steps: steps), options: options)
}

/// Starts of work in seconds, by step.
private func starts(_ timeline: Timeline) -> [Int64] {
  timeline.steps.indices.compactMap { step in
    timeline.phases.first { $0.step == step && $0.kind.isWork }
      .map { $0.start.milliseconds.count / 1000 }
  }
}

private let moved = Dose(.duration(.seconds(20)))

@Suite struct RoundTests {
  @Test func aRestIsBetweenRoundsAndNotAfterTheLast() {
    let timeline = timeline(.repeat(Repeat(3, [exercise(moved)], between: .seconds(30))))
    #expect(timeline.steps.map { $0.name ?? "rest" } == ["Bend", "rest", "Bend", "rest", "Bend"])
    // A rest and the getting ready after it share their time.
    #expect(starts(timeline) == [6, 56, 106])
  }

  @Test func aRoundBeginsEverySoOftenWhateverItTakes() {
    let short = exercise(Dose(.duration(.seconds(10))))
    let round = Repeat(3, [short, .rest(.seconds(5)), exercise(moved)], every: .seconds(60))
    let timeline = timeline(.repeat(round))
    let first = starts(timeline).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    #expect(first == [6, 66, 126])
    #expect(timeline.steps.last?.name == "Bend", "no rest after the last round")
    #expect(timeline.lateRounds == [])
  }

  @Test func nestedRoundsEachKeepTheirTime() {
    let inner = Step.repeat(
      Repeat(2, [exercise(Dose(.duration(.seconds(5))))], every: .seconds(20)))
    let timeline = timeline(.repeat(Repeat(2, [inner, exercise(moved)], every: .seconds(120))))
    let begun = starts(timeline)
    #expect(Array(begun.prefix(2)) == [6, 26])
    #expect(Array(begun[3...4]) == [126, 146])
  }

  @Test func aRoundThatTakesLongerIsNamed() {
    let long = exercise(moved, ready: .seconds(30))
    let timeline = timeline(.repeat(Repeat(2, [long, long], every: .seconds(60))))
    // 20 s, 30 s to get ready and 20 s are 70; then the 30 s to get ready again.
    #expect(timeline.lateRounds == [LateRound(step: 3, by: Milliseconds(40_500))])
  }

  @Test func anEasierExerciseKeepsTheTimeOfLaterRounds() throws {
    let timeline = timeline(.repeat(Repeat(3, [exercise(moved)], every: .seconds(60))))
    let easier = Exercise(
      id: "nod", name: "Nod", position: .standing, dose: Dose(.duration(.seconds(10))))
    let at = FrameIndex.zero + FrameCount(.seconds(8))
    let relaid = try #require(timeline.with(easier: easier, at: at, step: 0))
    let begun = starts(relaid)
    #expect(begun[2] - begun[1] == 60)
  }

  @Test func aRestAtTheStartOfARoundIsPartOfIt() {
    let round = Repeat(
      3, [.rest(.seconds(10)), exercise(Dose(.duration(.seconds(15))))], every: .seconds(40))
    let begun = starts(timeline(.repeat(round)))
    #expect(begun[1] - begun[0] == 40 && begun[2] - begun[1] == 40)
  }

  /// Words that come late find the rest before them as it was laid out: in the last five seconds
  /// there is time for these, and in a session they wait for the round after it.
  @Test func lateWordsLeaveARoundWhereItWas() throws {
    let round = exercise(moved, ready: nil)
    let routine = Routine(
      id: "r", name: "R", steps: [.repeat(Repeat(4, [round], every: .seconds(60)))])
    let timing = Timing(guide: Guide(.names))
    var estimating = timing
    estimating.estimates = true
    let mute = Timeline(compiling: routine, options: CompileOptions(timing: timing))
    let all = Timeline(compiling: routine, options: CompileOptions(timing: estimating)).words
    let short = Dictionary(
      all.map { ($0.utterance, Milliseconds(200)) }, uniquingKeysWith: { $1 })
    let heard = mute.speaking(short, from: 2)
    #expect(heard.words.contains { $0.at < heard.steps[3].start })
    #expect(heard.lateRounds == [])

    var session = Session(mute, at: at(0))
    _ = session.handle(.heard(Anchor(frame: .zero, at: at(0), moves: true)), at: at(0))
    let long = short.mapValues { _ in Milliseconds.seconds(1) }
    _ = session.learn(long, at: at(40_000))
    #expect(session.timeline.lateRounds == [])
    #expect(!session.timeline.words.isEmpty)
    #expect(session.timeline.words.allSatisfy { $0.at >= mute.steps[3].start })
  }

  @Test func theSumIsTheLength() {
    let routine = Routine(
      id: "r", name: "R",
      steps: [
        .repeat(Repeat(3, [exercise(moved), exercise(moved)], every: .seconds(90))),
        .repeat(Repeat(2, [exercise(moved)], between: .seconds(20))),
      ])
    for guide in [Guide(.full), Guide(.tones)] {
      let timing = Timing(guide: guide, estimates: true)
      var options = CompileOptions(timing: timing)
      options.introduction = guide.introduction(to: routine, length: timing.length(of: routine))
      #expect(
        Timeline(compiling: routine, options: options).length.milliseconds
          == timing.length(of: routine))
    }
  }
}

@Suite struct SetTests {
  @Test func holdsOfAPyramidAreOfTheirLengths() {
    let dose = Dose(sets: [.hold(.seconds(10)), .hold(.seconds(8)), .hold(.seconds(6))])
    let holds = timeline(exercise(dose)).phases.filter { $0.kind == .hold }
    #expect(holds.map(\.length.milliseconds) == [.seconds(10), .seconds(8), .seconds(6)])
    #expect(dose.length == .seconds(34))
  }

  @Test func repetitionsOfAPyramidAreOfTheirNumbersOnEachSide() {
    let held = Pacing.tempo(.holding(.seconds(10)))
    let dose = Dose(sets: [6, 4, 2].map { .repetitions($0, held) })
    let holds = timeline(exercise(dose, sides: .each)).phases.filter { $0.kind == .hold }
    #expect(holds.filter { $0.side == .left }.count == 12)
    #expect(holds.filter { $0.side == .right }.count == 12)
    #expect(holds.map(\.place.set).prefix(12) == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
  }

  @Test func aHeldRepetitionMovesIntoAndOutOfItsHold() {
    let dose = Dose(.repetitions(2, .tempo(.holding(.seconds(5)))))
    let all = timeline(exercise(dose))
    #expect(table(all).filter { !$0.hasPrefix("ready") && !$0.hasPrefix("finish") }.count == 6)
    #expect(
      cueTable(all).dropFirst(2).prefix(6) == [
        "rep 6500", "hold 8500", "release 13500", "rep 15500", "hold 17500", "release 22500",
      ])
  }

  @Test func aLongHoldOfARepetitionIsCountedDown() {
    let dose = Dose(.repetitions(1, .tempo(.holding(.seconds(10)))))
    #expect(
      cueTable(timeline(exercise(dose))).dropFirst(2) == [
        "rep 6500", "hold 8500", "countdown 15500", "countdown 16500", "countdown-last 17500",
        "release 18500", "finish 20500",
      ])
  }

  /// The pauses of a tempo are no holds, and both sides stay equal.
  @Test func aLongHoldOfARepetitionIsExtendedOnBothSides() throws {
    let tempo = Tempo(
      out: .seconds(2), hold: .seconds(10), back: .seconds(2), pause: .seconds(2))
    let all = timeline(exercise(Dose(.repetitions(3, .tempo(tempo))), sides: .each))
    let hold = try #require(all.phases.first { $0.kind == .hold })
    let longer = try #require(
      all.extended(by: .seconds(10), at: hold.start + FrameCount(.seconds(1))))
    #expect(workByPart(longer, step: 0) == [58_000, 58_000])
  }

  @Test func aStepThatOnlyHasTonesSaysNothingInItsCourse() {
    let dose = Dose.hold(.seconds(120))
    guard case .exercise(var quiet) = exercise(dose) else { return }
    quiet.guide = .tones
    var guide = Guide(.full)
    guide.explainsTones = true
    let options = CompileOptions(timing: Timing(guide: guide, estimates: true))
    #expect(timeline(.exercise(quiet), options: options).words == [])
    let both = timeline(.exercise(quiet), exercise(dose), options: options)
    let texts = both.words.compactMap(\.utterance.text)
    #expect(texts.contains("One minute left.") && texts.contains { $0.hasPrefix("That tone") })
  }

  @Test func asManyAsPossibleIsATimeWithItsEndAnnounced() {
    let all = timeline(exercise(Dose(.asManyAsPossible(.seconds(30)))))
    let move = all.phases.first { $0.kind == .move }
    #expect(move?.length.milliseconds == .seconds(30))
    #expect(move?.isHeld == true)
  }

  @Test func atOnesOwnPaceItWaitsAfterEachSet() {
    let dose = Dose(.repetitions(12, .own), sets: 2, between: .seconds(20))
    let all = timeline(exercise(dose), .rest(.seconds(5)))
    #expect(all.waits.map(\.step) == [0, 0])
    #expect(Set(all.waits.map(\.wait.text)) == ["Bend: twelve times, at your own pace"])
    let moves = all.phases.filter { $0.kind == .move }
    #expect(all.waits.map(\.at) == moves.map(\.end))
    #expect(all.waits.allSatisfy { $0.wait.atMost == nil })
  }
}

@Suite struct FlowTests {
  private let salute = Flow(
    [
      Flow.Move(.in, "Arms up"), Flow.Move(.out, "Fold forward"),
      Flow.Move(.in, "{Left|Right|One} foot back"), Flow.Move(.breaths(2), "Stay"),
      Flow.Move(.out, "Step forward"),
    ], Breath(in: .seconds(4), out: .seconds(5)))

  /// With every word of a second.
  private func spoken(_ dose: Dose, sides: Sides = .none) -> Timeline {
    var options = CompileOptions(timing: Timing(guide: Guide(.names), estimates: true))
    let all = timeline(exercise(dose, sides: sides), options: options).words.map(\.utterance)
    options.timing.estimates = false
    options.timing.spoken = Dictionary(all.map { ($0, .seconds(1)) }, uniquingKeysWith: { $1 })
    return timeline(exercise(dose, sides: sides), options: options)
  }

  @Test func breathsFollowOneAnotherWithoutAPause() {
    let all = timeline(exercise(Dose(.flow(salute), sets: 2, between: .zero)))
    let work = all.phases.filter(\.kind.isWork)
    let round = ["inhale", "exhale", "inhale", "inhale", "exhale", "inhale", "exhale", "exhale"]
    #expect(work.map(\.kind.rawValue) == round + round)
    #expect(zip(work, work.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(salute.length == .seconds(36))
  }

  /// Each movement is said in the breath before it, and done with that before it begins.
  @Test func whatComesNextIsSaidAhead() throws {
    let all = spoken(Dose(.flow(salute), sets: 2, between: .zero))
    for (text, phase) in [("Fold forward.", 1), ("One foot back.", 2), ("Stay.", 3)] {
      let start = all.phases.filter(\.kind.isWork)[phase].start
      let words = try #require(all.words.first { $0.utterance.text == text })
      #expect(start - words.end == FrameCount(WordSpacing.after))
    }
    let first = all.words.filter { $0.utterance.text == "Arms up." }
    #expect(first.count == 2, "while getting ready, and before the second round")
    let second = all.phases.filter(\.kind.isWork)[8].start
    #expect(second - first[1].end == FrameCount(WordSpacing.after))
  }

  /// If there is no time for both, the movement is said rather than the number of the round.
  @Test func theFirstMovementOfTheLastRoundIsAlwaysSaid() {
    let all = spoken(Dose(.flow(salute), sets: 2, between: .seconds(3)))
    let texts = all.words.compactMap(\.utterance.text)
    #expect(texts.filter { $0 == "Arms up." }.count == 2)
    #expect(!texts.contains("Last round."))
  }

  @Test func eachSideIsNamedByItsOwn() {
    let texts = spoken(Dose(.flow(salute)), sides: .each).words.compactMap(\.utterance.text)
    #expect(texts.contains("Left foot back.") && texts.contains("Right foot back."))
    #expect(texts.filter { $0 == "Arms up." }.count == 2)
  }

  @Test func moreTimeIsAWholeRoundMore() throws {
    let all = timeline(exercise(Dose(.flow(salute))))
    let at = all.phases[2].start + FrameCount(.seconds(1))
    let longer = try #require(all.extended(by: .seconds(10), at: at))
    #expect(longer.length == all.length + FrameCount(salute.length))
  }
}
