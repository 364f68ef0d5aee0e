// Every command in every phase, at its start, in its middle and shortly before its end: what
// becomes of the timeline, of the position and of the record.

import Routines
import Testing

@testable import Sessions

private func exercise(
  _ id: String, _ sides: Sides, _ work: Work, directions: [Direction] = []
) -> Exercise {
  var exercise = Exercise(id: id, name: id, position: .seated, sides: sides, dose: Dose(work))
  exercise.directions = directions
  return exercise
}

private let breath = Breath(in: .seconds(2), out: .seconds(3))
private let held = Breath(in: second, hold: second, out: .seconds(2), empty: second)
private let second = Milliseconds.seconds(1)
private let tempo = Pacing.tempo(Tempo(out: second, hold: second, back: second))

private let steps: [Step] = [
  .exercise(
    ExerciseStep(exercise("hold", .each, .hold(.seconds(22))), dose: .hold(.seconds(22), sets: 2))),
  .rest(.seconds(4)),
  .exercise(ExerciseStep(exercise("march", .alternate, .repetitions(2, tempo)))),
  .exercise(
    ExerciseStep(exercise("circle", .none, .duration(.seconds(9)), directions: [.up, .down]))),
  .exercise(
    ExerciseStep(exercise("breathe", .each, .breaths(2, breath)), change: .zero)),
  .wait(Wait("Lie down", atMost: .seconds(20))),
  .exercise(
    ExerciseStep(
      exercise(
        "relax", .each, .contractRelax(contract: second, relax: .seconds(9), repetitions: 2)))),
  .exercise(ExerciseStep(exercise("hold", .each, .hold(.seconds(9))), ready: .zero)),
  .wait(Wait("Stand up")),
  .exercise(ExerciseStep(exercise("rock", .none, .repetitions(2, .breath(held))))),
]

private let timeline = Timeline(
  compiling: Routine(id: "all", name: "All", steps: steps))

private struct Moment: CustomTestStringConvertible {
  var frame: FrameIndex
  var phase: Phase
  var testDescription: String { "\(phase.kind.rawValue) at \(frame.milliseconds)" }

  func performer() -> Performer {
    var performer = Performer(timeline)
    performer.play(to: frame)
    if performer.session.isWaiting { performer.command(.resume) }
    return performer
  }
}

private let moments: [Moment] = timeline.phases.flatMap { phase in
  [
    phase.start, phase.start + FrameCount(phase.length.count / 2),
    phase.end - FrameCount(Milliseconds(100)),
  ].map { Moment(frame: $0, phase: phase) }
}

/// Where a change of the timeline begins: a quarter of a second after what is heard.
private func splice(_ performer: Performer) -> FrameIndex {
  min(performer.position + FrameCount(Milliseconds(250)), timeline.end - FrameCount(1))
}

/// How much longer the work of a step is on each of its parts.
private func growth(_ changed: Timeline, step: Int) -> [Part: FrameCount] {
  let work = { (timeline: Timeline) in
    timeline.phases.filter { $0.step == step && $0.kind.isWork }.reduce(into: [:]) {
      (sums: inout [Part: FrameCount], phase) in
      sums[phase.part] = (sums[phase.part] ?? .zero) + phase.length
    }
  }
  return work(changed).merging(work(timeline)) { $0 - $1 }
}

@Suite struct LiveChangeTests {
  @Test func theRoutineHasEveryKindOfPhase() {
    // A wait takes no time: there is no phase of it.
    #expect(Set(timeline.phases.map(\.kind)) == Set(PhaseKind.allCases).subtracting([.wait]))
    #expect(fault(of: timeline) == nil)
  }

  @Test(arguments: moments)
  fileprivate func tenSecondsMoreGoToWhatIsOnAndToTheSideStillToCome(_ moment: Moment) throws {
    var performer = moment.performer()
    let splice = splice(performer)
    let phase = try #require(timeline.phase(at: splice))
    let refusal = performer.session.refusal(of: .extend(.seconds(10)), at: performer.now)
    let waitIsNear = timeline.waits.contains { performer.position < $0.at && $0.at <= splice }
    #expect((refusal != nil) == (phase.kind == .finish || waitIsNear))
    performer.command(.extend(.seconds(10)))
    let changed = performer.session.timeline
    #expect(performer.faults == [])
    #expect((changed == timeline) == (refusal != nil))
    guard refusal == nil else { return }

    let grown = growth(changed, step: phase.step)
    let total = grown.values.reduce(FrameCount.zero, +)
    if phase.kind.isWork {
      #expect(changed.length - timeline.length == total)
      // Whole repetitions: two of 5 s; four of 3 s.
      let asked = FrameCount(.seconds(phase.step == 2 ? 12 : 10))
      // Sides that alternate get whole rounds of both.
      let isRound = phase.step == 2
      let parts = Array(grown.keys)
      let isSecond =
        parts.count == 2
        && timeline.phases.contains {
          $0.step == phase.step && $0.kind.isWork && $0.end <= phase.start
            && $0.part != phase.part && $0.place.set == phase.place.set
        }
      if isRound {
        #expect(Set(grown.values) == [FrameCount(.seconds(6))])
      } else if isSecond {
        #expect(grown[phase.part] == asked)
        #expect(total == asked)
      } else {
        #expect(Set(grown.values) == [asked])
      }
      performer.playToTheEnd()
      #expect(performer.record.uneven.isEmpty == (isRound || !isSecond))
    } else {
      #expect(changed.length - timeline.length == FrameCount(.seconds(10)))
      #expect(total == .zero)
    }
    for (wait, before) in zip(changed.waits, timeline.waits) where before.at > splice {
      #expect(wait.at - before.at == changed.length - timeline.length)
      #expect(wait.at == changed.steps[wait.step].start)
    }
  }

  @Test(arguments: moments, [0, 1, 2])
  fileprivate func theRestOfAStepIsDoneWithTheEasierExercise(_ moment: Moment, variant: Int) throws
  {
    var performer = moment.performer()
    let splice = splice(performer)
    let number = performer.session.step(at: performer.now)
    guard let current = timeline.steps[number].step.exercise, moment.phase.kind != .finish else {
      let refusal = performer.session.refusal(
        of: .easier(exercise("gentle", .none, .hold(second))), at: performer.now)
      #expect(refusal == .noExercise)
      return
    }
    var easier = current
    (easier.id, easier.position) = ("gentle", .supine)
    if variant == 1 { (easier.sides, easier.directions) = (.none, []) }
    if variant == 2 {
      easier.dose = Dose(.contractRelax(contract: second, relax: second, repetitions: 1))
    }
    performer.command(.easier(easier))
    let changed = performer.session.timeline
    #expect(performer.faults == [])
    #expect(changed.steps.count == timeline.steps.count)
    let isOver = splice >= timeline.steps[number].end
    for (index, step) in changed.steps.enumerated() {
      let before = timeline.steps[index].step
      let isReplaced =
        before.exercise?.id == current.id && (index > number || index == number && !isOver)
      #expect((step.step == before) == !isReplaced, "step \(index)")
      if isReplaced { #expect(step.step.exercise == easier) }
    }
    if variant == 0, !isOver {
      // What has begun is done anew, and with it all that comes after it.
      let next = try #require(
        timeline.phases.first { $0.end > splice && $0.step == number && $0.kind.isWork })
      let begun = try #require(
        timeline.phases.first {
          $0.step == number && $0.kind.isWork && $0.part == next.part && $0.place == next.place
        })
      let work = { (phases: [Phase], from: FrameIndex) in
        phases.filter { $0.step == number && $0.kind.isWork && $0.start >= from }
          .reduce(FrameCount.zero) { $0 + $1.length }
      }
      let start = min(splice, changed.steps[number].end)
      let from = changed.phases.last {
        $0.step == number && $0.kind == .ready && $0.start <= start
      }
      #expect(work(changed.phases, from?.start ?? start) == work(timeline.phases, begun.start))
    }
    performer.playToTheEnd()
    #expect(performer.outcome == .completed)
    #expect(performer.record.parts.contains { $0.exercise == "gentle" } || isOver)
  }

  @Test(arguments: moments)
  fileprivate func backAfterAnEasierExerciseIsToItsOwnStart(_ moment: Moment) throws {
    var performer = moment.performer()
    let number = performer.session.step(at: performer.now)
    guard var easier = timeline.steps[number].step.exercise, moment.phase.kind != .finish else {
      return
    }
    easier.id = "gentle"
    performer.command(.easier(easier))
    performer.command(.restart)
    #expect(performer.faults == [])
    let changed = performer.session.timeline
    let phases = changed.phases.filter { $0.step == number }
    let before = timeline.phases.filter { $0.step == number }
    #expect(
      phases.filter(\.kind.isWork).map(\.length) == before.filter(\.kind.isWork).map(\.length))
    #expect(changed.steps.allSatisfy { $0.former.isEmpty })
  }

  @Test(arguments: moments)
  fileprivate func skipGoesToTheNextStepAndTellsWhatWasSkipped(_ moment: Moment) {
    var performer = moment.performer()
    let step = performer.session.step(at: performer.now)
    let isOver = performer.position >= timeline.steps[step].end
    performer.command(.skip)
    let target =
      step + 1 < steps.count
      ? timeline.steps[step + 1].start : isOver ? timeline.end : timeline.steps[step].end
    #expect(performer.position == target)
    let isSkipped = steps[step].exercise != nil && !isOver
    #expect(performer.record.skipped.map(\.step) == (isSkipped ? [step] : []))
    #expect(performer.session.isWaiting == timeline.waits.contains { $0.step == step + 1 })
  }

  @Test(arguments: moments)
  fileprivate func backAndRestartGoToTheStartOfAStep(_ moment: Moment) {
    var performer = moment.performer()
    let step = performer.session.step(at: performer.now)
    let isEarly =
      performer.position < timeline.steps[step].start + FrameCount(Milliseconds(2000))
    performer.command(.back)
    #expect(performer.position == timeline.steps[isEarly ? max(0, step - 1) : step].start)
    performer.command(.restart)
    #expect(performer.position == .zero)
    performer.playToTheEnd()
    #expect(performer.outcome == .completed)
    #expect(performer.record.parts.allSatisfy { $0.done >= $0.planned })
  }

  @Test(arguments: moments)
  fileprivate func aPauseLosesNothing(_ moment: Moment) {
    var performer = moment.performer()
    performer.command(.pause)
    let place = performer.position
    performer.advance(by: .seconds(60))
    #expect(performer.position == place)
    performer.playToTheEnd()
    #expect(performer.faults == [])
    #expect(performer.outcome == .completed)
    #expect(performer.record.parts.allSatisfy { $0.done == $0.planned })
  }

  @Test(arguments: moments)
  fileprivate func whatHurtIsTheExerciseThatIsOnOrWasOnLast(_ moment: Moment) {
    var performer = moment.performer()
    let step = performer.session.step(at: performer.now)
    let last = steps[...step].compactMap(\.exercise).last
    #expect(performer.session.doneLast(at: performer.now)?.id == last?.id)
    performer.command(.stop(inPain: true))
    #expect(performer.outcome == .pain)
    #expect(performer.record.skipped == [])
    let record = performer.record
    performer.advance(by: .seconds(60))
    #expect(performer.record == record)
  }

  @Test func moreTimeStaysWhateverComesAfterIt() {
    var performer = Performer(timeline)
    performer.play(to: frame(10_000))
    performer.command(.extend(.seconds(10)))
    performer.command(.extend(.seconds(10)))
    #expect(performer.session.timeline.length - timeline.length == FrameCount(.seconds(40)))
    performer.command(.back)
    #expect(performer.position == .zero)
    performer.command(.skip)
    #expect(performer.position == timeline.steps[1].start + FrameCount(.seconds(40)))
    #expect(performer.faults == [])
  }

  @Test(arguments: [400, 500, 700, 900] as [Int64])
  func whatOpensAPhaseIsHeardOnce(after milliseconds: Int64) {
    for phase in timeline.phases where [.rest, .switch, .ready].contains(phase.kind) {
      var performer = Performer(timeline)
      performer.play(to: phase.start + FrameCount(Milliseconds(milliseconds)))
      performer.command(.extend(.seconds(10)))
      let kinds = { (timeline: Timeline) in timeline.cues.map(\.kind).filter { !$0.isProgress } }
      #expect(kinds(performer.session.timeline) == kinds(timeline))
    }
  }

  @Test func theMiddleOfALongerHoldIsStillMarked() {
    var performer = Performer(timeline)
    performer.play(to: frame(10_000))
    performer.command(.extend(.seconds(10)))
    let halfway = performer.session.timeline.cues.filter { $0.kind == .halfway }
    #expect(halfway.prefix(2).map(\.at.milliseconds.count) == [22_800, 54_500])
  }
}

extension CueKind {
  fileprivate var isProgress: Bool { [.halfway, .countdown, .countdownLast, .tick].contains(self) }
}
