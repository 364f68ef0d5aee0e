// What `routine check` warns of in a valid routine: where it departs from usual practice. This is
// advice, not an error; `prescribed` turns it off, since a professional knows better.

/// One warning about a routine.
package struct Advice: Hashable, Sendable {
  /// The step it is about, as numbered by `Routine.numbered`; nil: the entire routine.
  package var step: Int?
  /// One sentence.
  package var sentence: String

  package init(step: Int?, _ sentence: String) {
    self.step = step
    self.sentence = sentence
  }
}

/// Where a routine departs from usual practice, and what is usual. The figures are from the
/// literature: ACSM for holds, and Ingram et al. (Sports Medicine 2025) for minutes per area.
package enum RoutineAdvice {
  /// First those of the steps in order, then those of the entire routine.
  package static func of(_ routine: Routine) -> [Advice] {
    guard !routine.isPrescribed else { return [] }
    let isBlind = routine.exercises.contains { !$0.needs.contains(.eyesOpen) }
    let steps = routine.numbered.flatMap { number, step -> [Advice] in
      if case .repeat(let group) = step { return lateness(of: group, in: routine, number) }
      guard case .exercise(let step) = step, !step.isPrescribed else { return [] }
      return StepAdvice(step: step, isBlind: isBlind).sentences.map { Advice(step: number, $0) }
    }
    return steps + (areas(routine) + warmUp(routine)).map { Advice(step: nil, $0) }
  }

  /// A round that takes longer with its words and the time to get ready than a new one may wait.
  private static func lateness(
    of group: Repeat, in routine: Routine, _ number: Int
  ) -> [Advice] {
    guard let every = group.every, group.times > 1 else { return [] }
    let length = { (times: Int) in
      var rounds = routine
      // The shortest rest, as a round that is late has.
      rounds.steps = [.repeat(Repeat(times, group.steps, between: .seconds(1)))]
      return Timing(guide: Guide(.names), estimates: true).length(of: rounds)
    }
    let round = length(3) - length(2)
    guard round > every + .seconds(1) else { return [] }
    let seconds = Milliseconds(round.count / 1000 * 1000)
    return [
      Advice(
        step: number,
        "A round takes about \(seconds) with its words and the time to get ready, so that a new "
          + "one can't begin every \(every)")
    ]
  }

  /// The benefit levels off at about this much for an area in a session.
  static let holdsOfArea = Milliseconds.seconds(240)
  /// From this much dynamic, strength or ballistic work on, a warm-up is needed.
  static let workWithWarmUp = Milliseconds.seconds(480)
  /// About two minutes: a step of marching and one of arm circles may be slightly shorter.
  static let warmUp = Milliseconds.seconds(100)

  /// Areas with more holding than helps. Each side of the body is held separately, so only one of
  /// them is counted.
  private static func areas(_ routine: Routine) -> [String] {
    var held: [Area: Milliseconds] = [:]
    for step in work(of: routine) where step.exercise.kind == .static {
      guard case .hold = step.dose.work else { continue }
      for area in step.exercise.areas {
        held[area] = (held[area] ?? .zero) + step.dose.total
      }
    }
    return Area.allCases.filter { $0 != .fullBody }.compactMap { area in
      guard let sum = held[area], sum > holdsOfArea else { return nil }
      return "\(sum) of holds for the \(area.phrase): the benefit levels off at about "
        + "\(holdsOfArea) an area a session"
    }
  }

  private static func warmUp(_ routine: Routine) -> [String] {
    let steps = work(of: routine)
    let hard = steps.filter { [.dynamic, .strength, .ballistic].contains($0.exercise.kind) }
    guard sum(hard) >= workWithWarmUp else { return [] }
    let front = steps.prefix { step in
      let kind = step.exercise.kind
      return kind == .aerobic || kind == .breathing || kind == .dynamic && step.exercise.level == 1
    }.filter { $0.exercise.kind != .breathing }
    guard sum(front) < warmUp else { return [] }
    return [
      "\(sum(hard)) of active work without a warm-up: about two minutes of marching or other "
        + "gentle movement before it would do"
    ]
  }

  /// What is done, with repeats expanded, except what is prescribed.
  private static func work(of routine: Routine) -> [ExerciseStep] {
    routine.unrolled.compactMap { step in
      guard case .exercise(let step) = step, !step.isPrescribed else { return nil }
      return step
    }
  }

  private static func sum(_ steps: [ExerciseStep]) -> Milliseconds {
    steps.reduce(.zero) { $0 + $1.work }
  }
}

extension Routine {
  /// Every step as written, numbered from 1: a repeat, then the steps in it. Repeats are not
  /// expanded.
  package var numbered: [(number: Int, step: Step)] {
    var numbered: [(number: Int, step: Step)] = []
    func count(_ steps: [Step]) {
      for step in steps {
        numbered.append((numbered.count + 1, step))
        if case .repeat(let group) = step { count(group.steps) }
      }
    }
    count(steps)
    return numbered
  }
}
