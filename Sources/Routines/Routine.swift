// What is done, in which order. Exercises are resolved when a file is read, so that a routine
// means the same thing for as long as it is in force, whatever happens to the catalogue.

/// An exercise with its dose, as a routine states it.
package struct ExerciseStep: Hashable, Sendable {
  package var exercise: Exercise
  package var dose: Dose
  /// Both of the exercise's sides, or, on purpose, only one.
  package var only: Side?
  /// Whether sets go side by side rather than one side after the other.
  package var alternates: Bool
  /// Time to get ready; nil leaves it to the change of position.
  package var ready: Milliseconds?
  /// Time to change sides; nil leaves it to the exercise.
  package var change: Milliseconds?

  package init(
    _ exercise: Exercise, dose: Dose? = nil, only: Side? = nil, alternates: Bool? = nil,
    ready: Milliseconds? = nil, change: Milliseconds? = nil
  ) {
    self.exercise = exercise
    self.dose = dose ?? exercise.dose
    self.only = only
    self.alternates = alternates ?? (exercise.sides == .alternate)
    self.ready = ready
    self.change = change
  }

  /// The sides in the order in which they are done; a single nil for an exercise without sides.
  package var sides: [Side?] {
    if let only { return [only] }
    return exercise.sides == .none ? [nil] : [.left, .right]
  }
}

package enum Step: Hashable, Sendable {
  case exercise(ExerciseStep)
  case rest(Milliseconds)
  /// A group done several times over.
  indirect case `repeat`(Int, [Step])
}

/// An ordered list of steps.
package struct Routine: Hashable, Sendable {
  /// The file's name without `.yaml`; what `start` takes.
  package var id: String
  /// As people read and hear it.
  package var name: String
  package var steps: [Step]

  package init(id: String, name: String, steps: [Step]) {
    self.id = id
    self.name = name
    self.steps = steps
  }

  /// The steps with every repeat written out, as they are counted and heard.
  package var unrolled: [Step] { Self.unroll(steps) }

  private static func unroll(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      guard case .repeat(let times, let group) = step else { return [step] }
      let once = unroll(group)
      return (0..<times).flatMap { _ in once }
    }
  }

  /// The doses and rests of all steps, without the time to move: what a limit is held against.
  package var work: Milliseconds {
    unrolled.reduce(.zero) { sum, step in
      switch step {
      case .exercise(let step): sum + step.dose.length * step.sides.count
      case .rest(let length): sum + length
      case .repeat: sum
      }
    }
  }
}
