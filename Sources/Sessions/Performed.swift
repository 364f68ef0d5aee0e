// What was done of what was planned, by step, exercise and side. If a command leaves the sides
// unequal, the record shows it, so nothing else needs to track that.

import Routines

/// One exercise on one part, as planned and as done in a step.
package struct PerformedPart: Hashable, Sendable {
  /// From 0, with repeats expanded.
  package var step: Int
  /// The exercise's id.
  package var exercise: String
  /// `left`, `up`; nil for the body as a whole.
  package var part: String?
  /// The work at the start of the session: holds, breaths and movements, without getting ready.
  package var planned: Milliseconds
  /// The part of it that was heard. A set at the user's own pace counts in both as long as it took.
  package var done: Milliseconds
  /// Whether any of it was done at the user's own pace; not recorded.
  package var isAtOwnPace: Bool

  package init(
    step: Int, exercise: String, part: String?, planned: Milliseconds, done: Milliseconds,
    isAtOwnPace: Bool = false
  ) {
    self.isAtOwnPace = isAtOwnPace
    self.step = step
    self.exercise = exercise
    self.part = part
    self.planned = planned
    self.done = done
  }
}

/// An exercise that the user left before its end.
package struct SkippedStep: Hashable, Sendable {
  /// From 0, with repeats expanded.
  package var step: Int
  /// The exercise's id.
  package var exercise: String

  package init(step: Int, exercise: String) {
    self.step = step
    self.exercise = exercise
  }
}

/// A session that has ended.
package struct SessionRecord: Hashable, Sendable {
  package var routine: String
  package var outcome: SessionOutcome
  /// In order of the steps.
  package var parts: [PerformedPart]
  package var skipped: [SkippedStep]
  /// How often it was paused.
  package var pauses = 0
  /// How much the user has lengthened it by.
  package var extended = Milliseconds.zero

  package init(
    routine: String, outcome: SessionOutcome, parts: [PerformedPart], skipped: [SkippedStep]
  ) {
    self.routine = routine
    self.outcome = outcome
    self.parts = parts
    self.skipped = skipped
  }

  /// The total work done.
  package var work: Milliseconds { parts.reduce(.zero) { $0 + $1.done } }

  /// Steps and exercises whose sides were not done equally long, though their times were given.
  package var uneven: [PerformedPart] {
    parts.filter { part in
      part.part != nil && !part.isAtOwnPace
        && parts.contains {
          $0.step == part.step && $0.exercise == part.exercise && $0.done != part.done
        }
    }
  }
}

/// Counts what is heard during the session.
struct Tally: Hashable, Sendable {
  private struct Key: Hashable {
    var step: Int
    var exercise: String
    var part: Part
  }

  private var planned: [Key: FrameCount]
  private var atOwnPace: Set<Key> = []
  private var done: [Key: FrameCount] = [:]
  private var order: [Key]
  private(set) var skipped: [SkippedStep] = []

  init(planning timeline: Timeline) {
    var planned: [Key: FrameCount] = [:]
    var order: [Key] = []
    for phase in timeline.phases {
      guard let key = Self.key(of: phase, in: timeline) else { continue }
      if planned[key] == nil { order.append(key) }
      planned[key, default: .zero] = planned[key, default: .zero] + phase.length
    }
    (self.planned, self.order) = (planned, order)
  }

  /// What was heard from one frame to another.
  mutating func add(_ timeline: Timeline, from: FrameIndex, to: FrameIndex) {
    guard from < to, var index = timeline.phaseIndex(at: from) else { return }
    while index < timeline.phases.count, timeline.phases[index].start < to {
      let phase = timeline.phases[index]
      index += 1
      guard let key = Self.key(of: phase, in: timeline) else { continue }
      if planned[key] == nil, done[key] == nil { order.append(key) }
      let heard = min(phase.end, to) - max(phase.start, from)
      done[key] = (done[key] ?? .zero) + heard
    }
  }

  /// What was done at the user's own pace in a wait.
  mutating func add(_ timeline: Timeline, in wait: WaitPoint, for length: FrameCount) {
    guard length > .zero, let phase = timeline.phase(at: wait.at - FrameCount(1)),
      let key = Self.key(of: phase, in: timeline)
    else { return }
    if planned[key] == nil, done[key] == nil { order.append(key) }
    planned[key] = (planned[key] ?? .zero) + length
    done[key] = (done[key] ?? .zero) + length
    atOwnPace.insert(key)
  }

  mutating func skip(_ step: SkippedStep) { skipped.append(step) }

  private static func key(of phase: Phase, in timeline: Timeline) -> Key? {
    guard phase.kind.isWork,
      let exercise = timeline.steps[phase.step].exercise(at: phase.start)
    else { return nil }
    return Key(step: phase.step, exercise: exercise.id, part: phase.part)
  }

  /// Whether at least half of the planned work was done: a routine that was skipped through was not
  /// completed.
  var isHalfDone: Bool {
    let sum = { (counts: [Key: FrameCount]) in counts.values.reduce(FrameCount.zero, +) }
    return sum(done).count * 2 >= sum(planned).count
  }

  var parts: [PerformedPart] {
    order.sorted { $0.step < $1.step }.map { key in
      PerformedPart(
        step: key.step, exercise: key.exercise, part: key.part.name,
        planned: (planned[key] ?? .zero).milliseconds, done: (done[key] ?? .zero).milliseconds,
        isAtOwnPace: atOwnPace.contains { $0.step == key.step && $0.exercise == key.exercise })
    }
  }
}
